import { Button, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconHandClick } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import type { RecordingSettings } from '../../../../shared/contract/recordings.ts';
import { useAsk } from '../../../use-core.tsx';
import { useFormat } from '../../../use-format.ts';
import { useWords } from '../../../words.tsx';
import shared from '../recording.module.css';
import classes from './rules.module.css';

type Answer = OutputOf<'recordings.wouldRecord'>;
type Verdict = 'yes' | 'no' | 'onAgent';
type Props = {
  readonly answer: Answer;
  readonly settings: RecordingSettings;
  readonly lineId: string;
  readonly onAddRule: () => void;
};

const ICONS = { yes: IconCircleCheck, no: IconCircleX, onAgent: IconHandClick } as const;

/** The answer in one line, the reason in the next, then every rule that was tried. */
export function WouldAnswer({ answer, settings, lineId, onAddRule }: Props) {
  const t = useWords();
  const verdict = verdictOf(answer, settings.enabled);
  const Icon = ICONS[verdict];
  const rule = settings.rules.find((one) => one.id === answer.ruleId)?.name ?? t('recRules.gone');
  return (
    <>
      <div className={classes.verdict} data-verdict={verdict} role="status">
        <Icon size={22} aria-hidden />
        <div>
          <b>{t(`recWould.${verdict}`)}</b>
          <div>{settings.enabled ? t(`recWould.why.${answer.why}`, { rule }) : t('recWould.off')}</div>
        </div>
      </div>
      {settings.enabled ? <Fix why={answer.why} lineId={lineId} onAddRule={onAddRule} /> : null}
      <Facts answer={answer} />
      <Tried answer={answer} settings={settings} />
    </>
  );
}

function verdictOf({ record, mayStart }: Answer, enabled: boolean): Verdict {
  if (!enabled) return 'no';
  if (record) return 'yes';
  return mayStart ? 'onAgent' : 'no';
}

/** Where the reason is something that is missing: the one step that brings it. */
function Fix({
  why,
  lineId,
  onAddRule,
}: {
  readonly why: Answer['why'];
  readonly lineId: string;
  readonly onAddRule: () => void;
}) {
  const t = useWords();
  const [, go] = useLocation();
  if (why !== 'noPolicy' && why !== 'noSource' && why !== 'noRule') return null;
  const steps = {
    noPolicy: () => document.getElementById('recording-policies')?.scrollIntoView({ block: 'center' }),
    noSource: () => go(`/admin/recording-sources/new/${lineId}`),
    noRule: onAddRule,
  };
  return (
    <Button size="compact-sm" variant="light" mt="xs" onClick={steps[why]}>
      {t(`recWould.fix.${why}`)}
    </Button>
  );
}

function Facts({ answer }: { readonly answer: Answer }) {
  const t = useWords();
  const sources = useAsk('sources.list', answer.sourceId === null ? null : {}).data;
  const heardBy = sources?.find((one) => one.source.id === answer.sourceId)?.source.name;
  if (!answer.record && !answer.mayStart) return null;
  return (
    <dl className={`${shared.facts} ${classes.wouldFacts}`}>
      {answer.className === null ? null : (
        <>
          <dt>{t('recWould.keptAs')}</dt>
          <dd>
            <bdi>{answer.className}</bdi>
          </dd>
        </>
      )}
      {heardBy === undefined ? null : (
        <>
          <dt>{t('recWould.heardBy')}</dt>
          <dd>
            <bdi>{heardBy}</bdi>
          </dd>
        </>
      )}
    </dl>
  );
}

function Tried({ answer, settings }: { readonly answer: Answer; readonly settings: RecordingSettings }) {
  const t = useWords();
  const { number } = useFormat();
  if (answer.tried.length === 0) return null;
  const first = answer.tried.findIndex((one) => one.failed === null);
  return (
    <>
      <Text size="xs" fw={600} c="dimmed" mt="md" mb={4}>
        {t('recWould.tried')}
      </Text>
      <ol className={classes.tried}>
        {answer.tried.map(({ ruleId, failed }, index) => (
          <li key={ruleId} data-fits={index === first || undefined}>
            <span className={classes.place}>{number(index + 1)}</span>
            <bdi>{settings.rules.find((one) => one.id === ruleId)?.name}</bdi>
            <span>
              {failed === null
                ? t(index === first ? 'recWould.fits' : 'recWould.fitsLater')
                : t(`recWould.failed.${failed}`)}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
