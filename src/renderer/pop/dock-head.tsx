import type { ScreenPop } from '../../shared/contract/calls.ts';
import { DockRecording } from '../recording/dock-recording.tsx';
import { useCore } from '../use-core.tsx';
import type { CardDeeds } from './card-deeds.ts';
import { CopyNumber } from './card-number.tsx';
import styles from './dock.module.css';
import type { PanelMode } from './dock-panel.tsx';
import { Elapsed } from './elapsed.tsx';
import { Glyph } from './glyph.tsx';
import { callerTitle, type Speech, shownNumber } from './speech.ts';
import { useTask } from './use-task.ts';

type Props = {
  readonly pop: ScreenPop;
  readonly speech: Speech;
  readonly deeds: CardDeeds;
  readonly panel: PanelMode | null;
  readonly setPanel: (panel: PanelMode | null) => void;
};

/** First row of the dock: the timer, who it is, and what can be done with the call. */
export function DockHead({ pop, speech, deeds, panel, setPanel }: Props) {
  const { t, format } = speech;
  const { client } = useCore();
  const task = useTask();
  const known = pop.match.kind === 'known' ? pop.match.customer : null;
  const number = shownNumber(pop, speech);
  const title = callerTitle(pop, speech);
  const over = pop.state === 'ended';
  const toggle = (mode: PanelMode) => setPanel(panel === mode ? null : mode);
  return (
    <div className={styles.head} style={{ '--line-color': pop.line.color } as React.CSSProperties}>
      <span className={styles.timer} data-over={over || undefined} title={stateOf(pop, speech)}>
        <Glyph name={over ? 'note' : 'talk'} size={16} />
        <Elapsed from={pop.answeredAt ?? pop.startedAt} to={pop.endedAt} format={format} />
      </span>
      {known === null ? (
        <strong className={styles.name} title={title}>
          <bdi>{title}</bdi>
        </strong>
      ) : (
        <button
          type="button"
          className={styles.nameLink}
          title={`${title} · ${t('pop.openFile')}`}
          onClick={() => deeds.openFile(known.id)}
        >
          <bdi>{title}</bdi>
        </button>
      )}
      {number !== null && number !== title && (
        <CopyNumber text={pop.local ?? pop.number ?? ''} shown={number} speech={speech} />
      )}
      {known?.company != null && <bdi className={styles.company}>{known.company}</bdi>}
      <span className={styles.lineTag}>
        <bdi>{pop.line.name}</bdi>
      </span>
      <span className={styles.state}>{stateOf(pop, speech)}</span>
      {known?.caution != null && (
        <span className={styles.caution} title={`${t('pop.caution')}: ${known.caution.text}`}>
          <Glyph name="warn" size={14} />
          <bdi>{known.caution.text}</bdi>
        </span>
      )}
      <DockRecording pop={pop} speech={speech} onCardData={() => toggle('card')} />
      <span className={styles.gap} />
      {task.error !== null && (
        <span className={styles.headError} role="alert">
          {t(`errors.${task.error}`)}
        </span>
      )}
      {known === null ? (
        <button type="button" className={styles.wanted} aria-expanded={panel === 'who'} onClick={() => toggle('who')}>
          {t('dock.whoIsIt')}
        </button>
      ) : (
        <>
          <button
            type="button"
            className={styles.quiet}
            aria-expanded={panel === 'ticket'}
            onClick={() => toggle('ticket')}
          >
            {t('pop.ticket')}
          </button>
          <button
            type="button"
            className={styles.quiet}
            aria-expanded={panel === 'followUp'}
            onClick={() => toggle('followUp')}
          >
            {t('pop.followUp')}
          </button>
        </>
      )}
      {!over && (
        <>
          <button
            type="button"
            className={styles.quiet}
            title={t('dock.releaseHint')}
            disabled={task.busy}
            onClick={() => void task.run(() => client.ask('calls.release', { id: pop.callId }))}
          >
            {t('dock.release')}
          </button>
          <button
            type="button"
            className={styles.hangUp}
            title={t('dock.hangUpHint')}
            disabled={task.busy}
            onClick={() => void task.run(() => client.ask('calls.hangUp', { id: pop.callId }))}
          >
            {t('dock.hangUp')}
          </button>
        </>
      )}
    </div>
  );
}

function stateOf(pop: ScreenPop, { t }: Speech): string {
  if (pop.state === 'ended') return t('dock.toCode');
  return t(pop.state === 'ringing' ? 'pop.ringing' : 'dock.stillTalking');
}
