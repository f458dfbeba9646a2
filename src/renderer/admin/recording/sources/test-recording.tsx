import { Button, Text } from '@mantine/core';
import { IconMicrophone2 } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { RequestRefused } from '../../../../shared/client/client.ts';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import { Details } from '../../../ui/details.tsx';
import { useCore } from '../../../use-core.tsx';
import { useFormat } from '../../../use-format.ts';
import { useWords } from '../../../words.tsx';
import { judge } from './level.ts';
import { JudgementText } from './level-meter.tsx';
import type { Tried } from './source-draft.ts';
import classes from './sources.module.css';

type Result = OutputOf<'sources.test'>;
type Stand =
  | { readonly name: 'idle' }
  | { readonly name: 'recording' }
  | { readonly name: 'heard'; readonly result: Result }
  | { readonly name: 'failed'; readonly detail: string };

const SECONDS = 5;

/** Records a few seconds from the form as it stands and plays them in place. `onBegin`: whoever has the device lets go. */
export function TestRecording({ tried, onBegin }: { readonly tried: Tried; readonly onBegin: () => void }) {
  const t = useWords();
  const { client } = useCore();
  const [stand, setStand] = useState<Stand>({ name: 'idle' });
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const record = async () => {
    onBegin();
    setStand({ name: 'recording' });
    const next = await client.ask('sources.test', { ...tried, seconds: SECONDS }).then(
      (result): Stand => ({ name: 'heard', result }),
      (error: unknown): Stand => ({ name: 'failed', detail: detailOf(error) }),
    );
    if (here.current) setStand(next);
  };
  return (
    <div className={classes.test}>
      <Button
        variant="light"
        leftSection={<IconMicrophone2 size={16} />}
        disabled={stand.name === 'recording'}
        onClick={() => void record()}
      >
        {stand.name === 'recording' ? <Countdown /> : t('recSource.test')}
      </Button>
      {stand.name === 'heard' ? <Heard result={stand.result} /> : null}
      {stand.name === 'failed' ? (
        <div role="alert">
          <Text size="sm" c="var(--hz-broken)">
            {t('recSource.testFailed')}
          </Text>
          <Details text={stand.detail} />
        </div>
      ) : null}
    </div>
  );
}

function Countdown() {
  const t = useWords();
  const [left, setLeft] = useState(SECONDS);
  useEffect(() => {
    const timer = setInterval(() => setLeft((now) => Math.max(0, now - 1)), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span role="timer">{left === 0 ? t('recSource.testFinishing') : t('recSource.testing', { count: left })}</span>
  );
}

function Heard({ result }: { readonly result: Result }) {
  const t = useWords();
  const { number } = useFormat();
  const level = (db: number | null) =>
    db === null ? t('recSource.silence') : t('recSource.decibels', { value: number(Math.round(db)) });
  return (
    <>
      <Waves peaks={result.peaks} />
      {/* biome-ignore lint/a11y/useMediaCaption: five seconds of a test have no text. */}
      <audio className={classes.audio} controls preload="auto" src={result.url} aria-label={t('recSource.testHear')} />
      <JudgementText judgement={judge(result.peakDb)} />
      <Text size="xs" c="dimmed">
        {t('recSource.testLevels', { peak: level(result.peakDb), mean: level(result.meanDb) })}
      </Text>
    </>
  );
}

const BARS = 90;

/** The loudness over the seconds; time runs from the left, as in the player below it. */
function Waves({ peaks }: { readonly peaks: readonly number[] }) {
  if (peaks.length === 0) return null;
  const bars = Array.from({ length: BARS }, (_, bar) => {
    const from = Math.floor((bar * peaks.length) / BARS);
    const to = Math.max(from + 1, Math.floor(((bar + 1) * peaks.length) / BARS));
    return Math.max(0.02, ...peaks.slice(from, to));
  });
  const path = bars.map((height, bar) => `M${bar + 0.5} ${12 - height * 12}V${12 + height * 12}`).join('');
  return (
    <svg className={classes.waves} viewBox={`0 0 ${BARS} 24`} preserveAspectRatio="none" aria-hidden>
      <path d={path} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

function detailOf(error: unknown): string {
  if (error instanceof RequestRefused) return error.message === '' ? error.code : error.message;
  return error instanceof Error ? error.message : String(error);
}
