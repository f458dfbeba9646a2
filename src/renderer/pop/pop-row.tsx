import type { ScreenPop } from '../../shared/contract/calls.ts';
import type { PopOnScreen } from '../live-store.ts';
import styles from './card.module.css';
import { Elapsed } from './elapsed.tsx';
import { Glyph, type GlyphName } from './glyph.tsx';
import { callerTitle, type Speech, shownNumber } from './speech.ts';

/** A card pressed to one row: which line, who, since when. A click makes it whole. */
export function PopRow({
  pop,
  speech,
  onExpand,
}: {
  pop: ScreenPop;
  speech: Speech;
  onExpand: (callId: string) => void;
}) {
  const title = callerTitle(pop, speech);
  const number = shownNumber(pop, speech);
  return (
    <button
      type="button"
      className={styles.row}
      style={{ '--line-color': pop.line.color } as React.CSSProperties}
      title={`${title} · ${speech.t('pop.expand')}`}
      onClick={() => onExpand(pop.callId)}
    >
      <Glyph name={pop.state === 'talking' ? 'talk' : 'ring'} size={15} />
      <bdi className={styles.rowName}>{title}</bdi>
      {number !== null && number !== title && (
        <bdi dir="ltr" className={styles.rowNumber}>
          {number}
        </bdi>
      )}
      <span className={styles.rowLine}>
        <bdi>{pop.line.name}</bdi>
      </span>
      <Elapsed
        from={pop.answeredAt ?? pop.startedAt}
        to={pop.endedAt}
        format={speech.format}
        className={styles.timer}
      />
    </button>
  );
}

const FOLD_GLYPHS: Readonly<Record<NonNullable<PopOnScreen['fold']>['reason'], GlyphName>> = {
  taken: 'check',
  missed: 'missed',
  over: 'close',
  notCustomer: 'close',
  notRouted: 'people',
};

/** What became of the call, for the moment before its card goes. */
export function FoldedStrip({
  pop,
  fold,
  speech,
}: {
  pop: ScreenPop;
  fold: NonNullable<PopOnScreen['fold']>;
  speech: Speech;
}) {
  return (
    <div className={styles.folded} data-reason={fold.reason} role="status">
      <Glyph name={FOLD_GLYPHS[fold.reason]} size={15} />
      <bdi className={styles.rowName}>{callerTitle(pop, speech)}</bdi>
      <bdi className={styles.foldWord}>{foldWord(fold, speech)}</bdi>
    </div>
  );
}

function foldWord({ reason, by }: NonNullable<PopOnScreen['fold']>, { t }: Speech): string {
  switch (reason) {
    case 'taken':
      return by === null ? t('pop.foldTakenNobody') : t('pop.foldTaken', { name: by.name });
    case 'missed':
      return t('pop.foldMissed');
    case 'over':
      return t('pop.foldOver');
    case 'notCustomer':
      return t('pop.foldNotCustomer');
    case 'notRouted':
      return t('pop.foldNotRouted');
  }
}
