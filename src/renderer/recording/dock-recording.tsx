import { Popover } from '@mantine/core';
import { useState } from 'react';
import type { ScreenPop } from '../../shared/contract/calls.ts';
import type { LiveRecording } from '../../shared/contract/recordings.ts';
import type { Speech } from '../pop/speech.ts';
import { useTask } from '../pop/use-task.ts';
import { showDone } from '../ui/toast.tsx';
import { ConsentButtons } from './consent-buttons.tsx';
import styles from './live.module.css';
import { LiveBadge } from './live-badge.tsx';
import { LiveDetails } from './live-details.tsx';
import { isRunning, liveLook, liveWord } from './live-words.ts';
import { MarkPopover } from './mark-popover.tsx';
import { RecordingKeys, useCap } from './recording-keys.tsx';
import { useLiveRecording, useOfficeRecords } from './use-live-recording.ts';
import { useRecordingDeeds } from './use-recording-deeds.ts';

type Props = { readonly pop: ScreenPop; readonly speech: Speech; readonly onCardData: () => void };

/** In the dock: how the call in hand is recorded, and what may be done about it. Nothing where the office records nothing. */
export function DockRecording({ pop, speech, onCardData }: Props) {
  const enabled = useOfficeRecords();
  const live = useLiveRecording(pop.callId);
  if (live === undefined || pop.state === 'ended') return null;
  if (enabled !== true && live.state === 'off') return null;
  return <Shown live={live} speech={speech} onCardData={onCardData} />;
}

function Shown({ live, speech, onCardData }: Omit<Props, 'pop'> & { readonly live: LiveRecording }) {
  const { t, format } = speech;
  const deeds = useRecordingDeeds(live.callId);
  const task = useTask();
  const [marking, setMarking] = useState(false);
  const { may } = live;
  const look = liveLook(live);
  const toggle = () => void task.run(live.pauseCause === 'key' ? deeds.resume : deeds.pause);
  const mark = (text: string) => {
    setMarking(false);
    const at = live.startedAt === null ? 0 : (Date.now() - live.startedAt) / 1000;
    void task
      .run(() => deeds.mark(text))
      .then((done) => done && showDone(t('recordings.marked', { time: format.duration(Math.max(0, at)) })));
  };
  return (
    <fieldset className={styles.dock} data-recording={look} aria-label={t('recordings.details')}>
      <RecordingKeys
        speech={speech}
        canToggle={may.pause || may.resume}
        canMark={may.mark}
        onToggle={toggle}
        onMark={() => setMarking(true)}
      />
      <span className={styles.srOnly} role="status">
        {liveWord(live, t)}
      </span>
      {look === 'consent' ? <ConsentButtons live={live} speech={speech} /> : <State live={live} speech={speech} />}
      {(may.pause || may.resume) && <PauseButton live={live} speech={speech} busy={task.busy} onClick={toggle} />}
      {may.mark && <MarkPopover open={marking} onOpen={setMarking} onMark={mark} speech={speech} busy={task.busy} />}
      {may.start && (
        <button type="button" className={styles.deed} disabled={task.busy} onClick={() => void task.run(deeds.start)}>
          <Dot /> {t('recordings.start')}
        </button>
      )}
      {may.stop && <StopButton speech={speech} busy={task.busy} onClick={() => void task.run(deeds.stop)} />}
      {isRunning(live) && <CardDataButton speech={speech} onClick={onCardData} />}
      {task.error !== null && (
        <span className={styles.fault} role="alert">
          {t(`errors.${task.error}`)}
        </span>
      )}
    </fieldset>
  );
}

/** The badge opens the details: since when, why, and what became of consent. */
function State({ live, speech }: { readonly live: LiveRecording; readonly speech: Speech }) {
  return (
    <Popover position="top-start" width={300} withinPortal trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={styles.state}
          title={`${liveWord(live, speech.t)} · ${speech.t('recordings.details')}`}
        >
          <LiveBadge live={live} speech={speech} />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <LiveDetails live={live} speech={speech} />
      </Popover.Dropdown>
    </Popover>
  );
}

type ButtonProps = { readonly speech: Speech; readonly onClick: () => void };

function PauseButton({ live, speech, busy, onClick }: ButtonProps & { live: LiveRecording; busy: boolean }) {
  const cap = useCap('recordPause');
  // What a card field holds may be held by hand as well, so that it outlasts the field.
  const paused = live.pauseCause === 'key';
  const label = speech.t(paused ? 'recordings.resume' : 'recordings.pause');
  return (
    <button
      type="button"
      className={styles.icon}
      data-wanted={paused || undefined}
      disabled={busy}
      aria-label={label}
      aria-keyshortcuts={cap.replaceAll(' ', '+')}
      title={`${label} (${cap})`}
      onClick={onClick}
    >
      <svg width="14" height="14" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
        <path d={paused ? 'M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3z' : 'M4 3h3v10H4zM9 3h3v10H9z'} />
      </svg>
      <kbd>{cap}</kbd>
    </button>
  );
}

function StopButton({ speech, busy, onClick }: ButtonProps & { busy: boolean }) {
  const label = speech.t('recordings.stop');
  return (
    <button type="button" className={styles.icon} disabled={busy} aria-label={label} title={label} onClick={onClick}>
      <svg width="14" height="14" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
        <path d="M4 4h8v8H4z" />
      </svg>
    </button>
  );
}

function CardDataButton({ speech, onClick }: ButtonProps) {
  const label = speech.t('recordings.cardData');
  return (
    <button
      type="button"
      className={styles.icon}
      aria-label={label}
      title={speech.t('recordings.cardDataHint')}
      onClick={onClick}
    >
      <svg
        width="16"
        height="14"
        viewBox="0 0 18 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        aria-hidden="true"
      >
        <path d="M2.500 3h13v10h-13zM2.500 6.500h13M5 10h4" />
      </svg>
    </button>
  );
}

function Dot() {
  return (
    <svg width="12" height="12" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
      <path d="M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3z" />
    </svg>
  );
}
