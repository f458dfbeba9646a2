import { Button, Loader, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconEarOff, IconPlug } from '@tabler/icons-react';
import type { Finding } from '../../../shared/contract/lines.ts';
import { Details } from '../../ui/details.tsx';
import { showDone } from '../../ui/toast.tsx';
import { useCommand } from '../../use-core.tsx';
import { useFormat } from '../../use-format.ts';
import { useWords } from '../../words.tsx';
import { kindName } from './device-kinds.ts';
import classes from './devices.module.css';
import { helpFor } from './findings.ts';

/** One port: what hangs on it as far as is known, and the click that adds it. */
export function FindingRow({
  finding,
  onAdded,
}: {
  readonly finding: Finding;
  readonly onAdded: (id: string) => void;
}) {
  const { path, vendor, product, state } = finding;
  const about = [vendor, product].filter((one) => one !== null && one !== '').join(' · ');
  return (
    <li className={classes.finding} data-state={state} data-testid="finding">
      <span className={classes.findingMark} aria-hidden>
        <Mark state={state} />
      </span>
      <div>
        <bdi dir="ltr" className={classes.findingName}>
          {path}
        </bdi>
        {about === '' ? null : (
          <div className={classes.soft}>
            <bdi dir="ltr">{about}</bdi>
          </div>
        )}
      </div>
      <What finding={finding} />
      <AddButton finding={finding} onAdded={onAdded} />
    </li>
  );
}

function Mark({ state }: { readonly state: Finding['state'] }) {
  if (state === 'listening') return <Loader size={18} />;
  if (state === 'found') return <IconCircleCheck size={20} />;
  if (state === 'ours') return <IconPlug size={18} />;
  return state === 'silent' ? <IconEarOff size={18} /> : <IconAlertTriangle size={18} />;
}

function What({ finding }: { readonly finding: Finding }) {
  const t = useWords();
  const { digits } = useFormat();
  const { kind, baudRate, bytes, state, detail } = finding;
  const help = helpFor(finding);
  const facts = [
    baudRate === null ? null : t('devices.baud', { speed: digits(String(baudRate)) }),
    bytes === 0 ? null : t('find.bytes', { count: bytes }),
  ].filter((fact) => fact !== null);
  return (
    <div>
      <Text size="sm" fw={600}>
        {kind === null ? t(`find.state.${state}`) : t(kindName(kind))}
      </Text>
      {facts.length === 0 ? null : <div className={classes.soft}>{facts.join(t('words.listSeparator'))}</div>}
      {help === null || kind !== null ? null : <div className={classes.soft}>{t(`find.help.${help}`)}</div>}
      {detail === null ? null : <Details text={detail} />}
    </div>
  );
}

const ADDABLE: ReadonlySet<Finding['state']> = new Set(['found', 'listening', 'silent']);

function AddButton({ finding, onAdded }: { readonly finding: Finding; readonly onAdded: (id: string) => void }) {
  const t = useWords();
  const { run, pending } = useCommand('devices.add');
  const { path, kind, baudRate, state } = finding;
  if (!ADDABLE.has(state)) return <span />;
  const add = async () => {
    const found = kind ?? 'auto';
    const done = await run({ kind: found, address: path, baudRate: kind === null ? null : baudRate, name: null });
    if (!done.ok) return;
    showDone(t('find.added', { kind: t(kindName(found)) }));
    onAdded(done.data.id);
  };
  return (
    <Button
      size={kind === null ? 'compact-sm' : 'sm'}
      variant={kind === null ? 'subtle' : 'filled'}
      loading={pending}
      onClick={() => void add()}
    >
      {t(kind === null ? 'find.addAnyway' : 'find.add')}
    </Button>
  );
}
