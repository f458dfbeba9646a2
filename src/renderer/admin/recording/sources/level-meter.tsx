import { IconEar, IconVolume, IconVolume2, IconVolume3 } from '@tabler/icons-react';
import { useFormat } from '../../../use-format.ts';
import { useWords } from '../../../words.tsx';
import { GOOD_DB, type Judgement, judge, share } from './level.ts';
import classes from './sources.module.css';
import type { Meter } from './use-meter.ts';

const MARKS_DB = [-60, -48, -36, -24, -12, 0];
const SHAPES = { silent: IconVolume3, quiet: IconVolume2, good: IconEar, loud: IconVolume } as const;

/** How loud it is, on a scale of decibels, with the loudest moment held and the judgement in words. */
export function LevelMeter({ meter }: { readonly meter: Meter }) {
  const t = useWords();
  const { number } = useFormat();
  const loudest = Math.max(...meter.levels.map((one) => one.held.db));
  const judgement = judge(loudest);
  return (
    <div className={classes.meter}>
      {/* A scale runs one way in every language. */}
      <div dir="ltr">
        {meter.levels.map((one, channel) => (
          <Bar
            // The channels have no other name than their place.
            key={channel === 0 ? 'first' : 'second'}
            label={t(levelName(meter.levels.length, channel))}
            peak={one.peak}
            held={one.held.db}
            text={`${t('recSource.decibels', { value: number(Math.round(one.peak)) })}, ${t(`recSource.judge.${judgement}`)}`}
          />
        ))}
        <div className={classes.scale} aria-hidden>
          {MARKS_DB.map((db) => (
            <span key={db} style={{ insetInlineStart: `${share(db) * 100}%` }}>
              {number(db)}
            </span>
          ))}
        </div>
      </div>
      <JudgementText judgement={judgement} />
    </div>
  );
}

/** The judgement as a shape, a word and what to do about it. */
export function JudgementText({ judgement }: { readonly judgement: Judgement }) {
  const t = useWords();
  const Shape = SHAPES[judgement];
  return (
    <p className={classes.judgement} data-judgement={judgement} role="status">
      <Shape size={18} aria-hidden />
      {t(`recSource.advice.${judgement}`)}
    </p>
  );
}

function Bar({
  label,
  peak,
  held,
  text,
}: {
  readonly label: string;
  readonly peak: number;
  readonly held: number;
  readonly text: string;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the native one has neither a held peak nor a green part.
    <div
      className={classes.bar}
      role="meter"
      aria-label={label}
      aria-valuemin={-60}
      aria-valuemax={0}
      aria-valuenow={Math.round(peak)}
      aria-valuetext={text}
    >
      <span
        className={classes.goodPart}
        style={{
          insetInlineStart: `${share(GOOD_DB.from) * 100}%`,
          inlineSize: `${(share(GOOD_DB.to) - share(GOOD_DB.from)) * 100}%`,
        }}
      />
      <span className={classes.peak} data-judgement={judge(peak)} style={{ inlineSize: `${share(peak) * 100}%` }} />
      <span className={classes.held} style={{ insetInlineStart: `${share(held) * 100}%` }} />
    </div>
  );
}

function levelName(channels: number, channel: number) {
  if (channels === 1) return 'recSource.levelOf.1';
  return channel === 0 ? 'recSource.levelOf.left' : 'recSource.levelOf.right';
}
