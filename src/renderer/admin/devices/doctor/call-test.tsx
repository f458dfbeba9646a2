import { Alert, Button, Text } from '@mantine/core';
import { IconCheck, IconCircleDashed, IconPhoneIncoming } from '@tabler/icons-react';
import { useState } from 'react';
import type { DeviceState } from '../../../../shared/contract/lines.ts';
import { useFormat } from '../../../use-format.ts';
import { useNow } from '../../../use-now.ts';
import { useWords } from '../../../words.tsx';
import classes from './doctor.module.css';
import type { Frame } from './frame-text.ts';
import { heardSince, verdictOf } from './judge-test.ts';

type Test = { readonly since: number; readonly begunAt: number; readonly over: boolean };

/** "Press here, then ring the line": what was heard of one call, what was not, and what that means. */
export function CallTest({ device, frames }: { readonly device: DeviceState; readonly frames: readonly Frame[] }) {
  const t = useWords();
  const [test, setTest] = useState<Test | null>(null);
  const begin = () => setTest({ since: frames.at(-1)?.at ?? 0, begunAt: Date.now(), over: false });
  const end = () => setTest((now) => (now === null ? null : { ...now, over: true }));
  return (
    <section className={classes.test} aria-label={t('doctor.test')}>
      <h2>{t('doctor.test')}</h2>
      {test === null ? (
        <>
          <Text size="sm" c="dimmed">
            {t('doctor.testText')}
          </Text>
          <Button leftSection={<IconPhoneIncoming size={16} />} onClick={begin}>
            {t('doctor.testBegin')}
          </Button>
        </>
      ) : (
        <>
          <Running device={device} frames={frames} test={test} />
          <Button variant={test.over ? 'light' : 'default'} onClick={test.over ? begin : end}>
            {t(test.over ? 'doctor.testAgain' : 'doctor.testEnd')}
          </Button>
        </>
      )}
    </section>
  );
}

function Running({
  device,
  frames,
  test,
}: {
  readonly device: DeviceState;
  readonly frames: readonly Frame[];
  readonly test: Test;
}) {
  const t = useWords();
  const { digits } = useFormat();
  const isOpen = device.state === 'open';
  const heard = heardSince(frames, test.since);
  const verdict = verdictOf(heard, isOpen);
  const good = verdict === 'good';
  const said = test.over || good;
  return (
    <>
      {said ? null : <Waiting since={test.begunAt} />}
      <ul className={classes.steps}>
        <Step words={t('doctor.step.open')} done={isOpen} over={test.over} />
        <Step
          words={t('doctor.step.bytes')}
          done={heard.bytes > 0}
          over={test.over}
          value={heard.bytes > 0 ? t('doctor.bytesHeard', { count: heard.bytes }) : null}
        />
        <Step words={t('doctor.step.ring')} done={heard.ring} over={test.over} />
        <Step
          words={t('doctor.step.number')}
          done={heard.number !== null}
          over={test.over}
          value={heard.number === null ? null : `\u2066${digits(heard.number)}\u2069`}
        />
        <Step words={t('doctor.step.hook')} done={heard.hook} over={test.over} />
      </ul>
      {said ? (
        <Alert color={verdict === 'good' || verdict === 'goodNoRing' ? 'green' : 'amber'} p="xs" role="status">
          <Text size="sm">{t(`doctor.verdict.${verdict}`)}</Text>
        </Alert>
      ) : null}
    </>
  );
}

function Waiting({ since }: { readonly since: number }) {
  const t = useWords();
  const { duration } = useFormat();
  useNow();
  const length = `\u2066${duration(Math.max(0, (Date.now() - since) / 1000))}\u2069`;
  return (
    <Text size="sm" fw={600}>
      {t('doctor.testWait', { length })}
    </Text>
  );
}

function Step({
  words,
  done,
  over,
  value = null,
}: {
  readonly words: string;
  readonly done: boolean;
  readonly over: boolean;
  readonly value?: string | null;
}) {
  const t = useWords();
  const Icon = done ? IconCheck : IconCircleDashed;
  return (
    <li data-done={done || undefined}>
      <Icon size={16} aria-hidden />
      <span>{words}</span>
      <span className={classes.stepValue}>{done ? value : over ? t('doctor.stepNo') : null}</span>
    </li>
  );
}
