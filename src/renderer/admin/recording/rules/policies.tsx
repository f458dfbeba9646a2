import { Select } from '@mantine/core';
import { IconPhoneCall } from '@tabler/icons-react';
import { CONSENT_POLICIES } from '../../../../shared/domain/recording.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { LineTag } from '../../../ui/line-dot.tsx';
import { useAsk } from '../../../use-core.tsx';
import { useWords } from '../../../words.tsx';
import { Ready, Sheet } from '../../page.tsx';
import { Section } from '../section.tsx';
import type { Unsaved } from '../unsaved.ts';
import classes from './rules.module.css';

const NONE = 'none';

/** May each line be recorded, and what does the caller hear first. No answer means no. */
export function Policies({ unsaved }: { readonly unsaved: Unsaved }) {
  const t = useWords();
  const lines = useAsk('lines.list', {});
  return (
    <Section id="recording-policies" title={t('recRules.policies')} text={t('recRules.policiesText')}>
      <Ready asked={lines}>
        {(list) => (
          <Sheet>
            {list.length === 0 ? (
              <EmptyState
                icon={<IconPhoneCall size={24} />}
                title={t('lines.empty')}
                text={t('recRules.policiesEmpty')}
              />
            ) : (
              <ul className={classes.policies}>
                {list.map((line) => (
                  <Policy key={line.id} id={line.id} name={line.name} color={line.color} unsaved={unsaved} />
                ))}
              </ul>
            )}
          </Sheet>
        )}
      </Ready>
    </Section>
  );
}

function Policy({
  id,
  name,
  color,
  unsaved,
}: {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly unsaved: Unsaved;
}) {
  const t = useWords();
  const policy = unsaved.settings.policies.find((one) => one.lineId === id)?.policy ?? NONE;
  const choose = (value: string | null) => {
    const next = CONSENT_POLICIES.find((one) => one === value);
    unsaved.change(({ policies }) => ({ policies: withPolicy(policies, id, next) }));
  };
  return (
    <li data-none={policy === NONE || undefined}>
      <LineTag name={name} color={color} />
      <Select
        aria-label={t('recRules.policyOf', { name })}
        data={[NONE, ...CONSENT_POLICIES].map((one) => ({
          value: one,
          label: t(`recRules.policy.${CONSENT_POLICIES.find((known) => known === one) ?? NONE}`),
        }))}
        value={policy}
        onChange={choose}
      />
    </li>
  );
}

type Policies = Unsaved['settings']['policies'];

/** In their old order, so that a change that was taken back is none. */
function withPolicy(policies: Policies, lineId: string, policy: Policies[number]['policy'] | undefined): Policies {
  if (policy === undefined) return policies.filter((one) => one.lineId !== lineId);
  const index = policies.findIndex((one) => one.lineId === lineId);
  return index === -1 ? [...policies, { lineId, policy }] : policies.with(index, { lineId, policy });
}
