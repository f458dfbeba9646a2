import { IconAlertTriangle, IconLock, IconTool } from '@tabler/icons-react';
import type { CallEvent } from '../../shared/contract/calls.ts';
import type { Recording } from '../../shared/contract/recordings.ts';
import { useReader } from '../pop/speech.ts';
import type { PlayAsked } from './listen-ask.ts';
import styles from './player.module.css';
import { Player } from './player.tsx';
import { StoredState } from './stored-state.tsx';

type Props = {
  readonly recording: Recording;
  readonly call: { readonly events: readonly CallEvent[]; readonly note: string | null } | null;
  readonly asked: PlayAsked | null;
  readonly oneOfMany: boolean;
};

/** One recording of a call: how it stands, and where there is sound its player. */
export function RecordingItem({ recording, call, asked, oneOfMany }: Props) {
  const { t, format } = useReader();
  const { state, damage, repaired, hold, expiresAt, sourceName, agent, may } = recording;
  return (
    <div
      className={styles.item}
      data-testid="recording"
      data-recording-id={recording.id}
      data-state={state}
      data-damaged={damage !== null || undefined}
    >
      <div className={styles.itemHead}>
        <StoredState state={state} source={sourceName} />
        <span className={styles.soft}>{format.time(recording.startedAt)}</span>
        {agent !== null && <bdi className={styles.soft}>{agent.name}</bdi>}
        {repaired && (
          <span className={styles.chip} data-kind="repaired" title={t('recordings.repairedHint')}>
            <IconTool size={13} aria-hidden /> {t('recordings.repaired')}
          </span>
        )}
        {hold !== null && (
          <span className={styles.chip} data-kind="held" title={t('recordings.heldHint', { reason: hold.reason })}>
            <IconLock size={13} aria-hidden /> {t('recordings.held')}
          </span>
        )}
        {damage !== null && (
          <span className={styles.chip} data-kind="damage" title={t('recordings.damageHint')}>
            <IconAlertTriangle size={13} aria-hidden /> {t(`recordings.damage.${damage}`)}
          </span>
        )}
        {(state === 'saved' || state === 'sealed') && hold === null && (
          <span className={styles.kept}>
            {expiresAt === null ? t('recordings.forever') : t('recordings.expires', { date: format.date(expiresAt) })}
          </span>
        )}
      </div>
      {isPlayable(recording) ? (
        <Player recording={recording} call={call} asked={asked} oneOfMany={oneOfMany} />
      ) : (
        <Unplayable state={state} damaged={damage !== null} mayListen={may.listen} />
      )}
    </div>
  );
}

/** Whether there is sound, and this person may hear it. */
export function isPlayable({ state, damage, may }: Pick<Recording, 'state' | 'damage' | 'may'>): boolean {
  return (state === 'saved' || state === 'sealed') && damage === null && may.listen;
}

function Unplayable({
  state,
  damaged,
  mayListen,
}: {
  readonly state: Recording['state'];
  readonly damaged: boolean;
  readonly mayListen: boolean;
}) {
  const { t } = useReader();
  if (damaged) return <p className={styles.fault}>{t('recordings.damageHint')}</p>;
  if (state === 'deleted') return <p className={styles.remark}>{t('recordings.deletedHint')}</p>;
  if (state === 'saved' || state === 'sealed')
    return mayListen ? null : <p className={styles.remark}>{t('recordings.mayNotListen')}</p>;
  return null;
}
