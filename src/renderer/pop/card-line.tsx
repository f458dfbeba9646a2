import type { ScreenPop } from '../../shared/contract/calls.ts';
import { CardRecording } from '../recording/card-recording.tsx';
import styles from './card.module.css';
import { Elapsed } from './elapsed.tsx';
import { Glyph } from './glyph.tsx';
import type { Speech } from './speech.ts';

/** First row of a card: which line rings, how to greet, and for how long it has been ringing. */
export function CardLine({ pop, speech }: { pop: ScreenPop; speech: Speech }) {
  const { t, format } = speech;
  const since = pop.answeredAt ?? pop.startedAt;
  return (
    <div className={styles.line}>
      <span className={styles.lineGlyph} title={stateWord(pop, speech)}>
        <Glyph name={stateGlyph(pop)} size={15} />
      </span>
      <span className={styles.lineName} title={pop.line.name}>
        <bdi>{pop.line.name}</bdi>
      </span>
      {pop.waiting && (
        <span className={styles.tag} title={t('pop.waitingHint')}>
          {t('pop.waiting')}
        </span>
      )}
      <span className={styles.greeting} title={pop.line.greeting ?? undefined}>
        {pop.line.greeting !== null && <bdi>«{pop.line.greeting}»</bdi>}
      </span>
      {pop.state === 'talking' && <CardRecording pop={pop} speech={speech} />}
      <span className={styles.stateWord}>{stateWord(pop, speech)}</span>
      <Elapsed from={since} to={pop.endedAt} format={format} className={styles.timer} />
    </div>
  );
}

/** Words for what the call does now. */
export function stateWord(pop: ScreenPop, { t }: Speech): string {
  if (pop.state === 'ended') return t('pop.over');
  if (pop.direction === 'outgoing') return t('pop.outgoing');
  return t(pop.state === 'talking' ? 'pop.talking' : 'pop.ringing');
}

function stateGlyph(pop: ScreenPop) {
  if (pop.state === 'ended') return 'missed';
  if (pop.direction === 'outgoing') return 'out';
  return pop.state === 'talking' ? 'talk' : 'ring';
}
