import { IconEye, IconEyeOff } from '@tabler/icons-react';
import type { PopDecision } from '../../shared/contract/calls.ts';
import { Part } from '../lists/room-layout.tsx';
import { useFormat } from '../use-format.ts';
import { useWords } from '../words.tsx';
import styles from './calls.module.css';
import { sinceStart } from './precise-time.ts';

/** Who got the card and who did not, each with the reason. */
export function CallDecisions({
  decisions,
  startedAt,
}: {
  readonly decisions: readonly PopDecision[];
  readonly startedAt: number;
}) {
  const t = useWords();
  const { dates } = useFormat();
  return (
    <Part title={t('calls.decisions')}>
      {decisions.length === 0 && <p className={styles.remark}>{t('calls.noDecisions')}</p>}
      <ul className={styles.decisions}>
        {decisions.map((one) => (
          <li key={`${one.at} ${one.userName} ${one.reason}`} data-shown={one.shown || undefined}>
            {one.shown ? <IconEye size={15} aria-hidden /> : <IconEyeOff size={15} aria-hidden />}
            <bdi className={styles.decider}>{one.userName}</bdi>
            <span>{t(one.shown ? 'calls.shown' : 'calls.notShown')}</span>
            <span className={styles.soft}>{t(`decision.${one.reason}`)}</span>
            <bdi dir="ltr" className={styles.since}>
              {sinceStart(one.at, startedAt, dates.digits)}
            </bdi>
          </li>
        ))}
      </ul>
    </Part>
  );
}
