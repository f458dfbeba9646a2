import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import type { CallEvent } from '../../shared/contract/calls.ts';
import type { Recording } from '../../shared/contract/recordings.ts';
import { useReader } from '../pop/speech.ts';
import { useStore } from '../store.ts';
import { forgetListen, type PlayAsked } from './listen-ask.ts';
import { ListenedBy } from './listened-by.tsx';
import { MarksOnWave } from './marks-on-wave.tsx';
import { MomentList } from './moment-list.tsx';
import { momentsOf } from './moments.ts';
import styles from './player.module.css';
import { PlayButton, PlayerControls } from './player-controls.tsx';
import { PlayerFault } from './player-fault.tsx';
import { playerKey } from './player-keys.ts';
import { Position } from './position.tsx';
import { nextSpeed, useSound } from './use-sound.ts';
import { Waveform } from './waveform.tsx';

type Props = {
  readonly recording: Recording;
  /** What was noted and passed on in its call; null where only the sound is wanted. */
  readonly call: { readonly events: readonly CallEvent[]; readonly note: string | null } | null;
  /** Somebody asked for sound; another turn asks again. */
  readonly asked: PlayAsked | null;
  /** Several recordings of one call: a link has to name its own. */
  readonly oneOfMany: boolean;
};

/** A recording to be heard: waveform, keys, speed, moments, and who has heard it. Nothing is opened before the first play. */
export function Player({ recording, call, asked, oneOfMany }: Props) {
  const speech = useReader();
  const box = useRef<HTMLElement>(null);
  const { sound, speed, setSpeed } = useSound(recording);
  const opened = useStore(sound, (state) => state.opened);
  const phase = useStore(sound, (state) => state.phase);
  const playing = useStore(sound, (state) => state.playing);
  const durationMs = opened?.durationMs ?? recording.durationMs ?? 0;
  const moments = useMemo(() => momentsOf(recording, call), [recording, call]);
  useAsked(asked, recording.callId, sound, box);

  const jump = (atMs: number) => {
    sound.seek(atMs);
    void sound.play();
  };
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const deed = playerKey(event);
    if (deed === null) return;
    event.preventDefault();
    const { atMs } = sound.get();
    if (deed.kind === 'toggle') sound.toggle();
    else if (deed.kind === 'skip') sound.seek(atMs + deed.ms);
    else if (deed.kind === 'speed') setSpeed(nextSpeed(speed, deed.step));
    else sound.seek(deed.kind === 'begin' ? 0 : durationMs);
  }

  return (
    <section
      ref={box}
      className={styles.player}
      aria-label={speech.t('recordings.player')}
      data-testid="player"
      data-phase={phase}
      data-playing={playing || undefined}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <div className={styles.main}>
        <PlayButton sound={sound} speech={speech} />
        <Position sound={sound} durationMs={durationMs} speech={speech}>
          {opened === null ? (
            <div className={styles.waveRest} data-opening={phase === 'opening' || undefined} dir="ltr">
              <MarksOnWave moments={moments} durationMs={durationMs} speech={speech} onJump={jump} />
            </div>
          ) : (
            <Waveform sound={sound} peaks={opened.peaks} durationMs={durationMs}>
              <MarksOnWave moments={moments} durationMs={durationMs} speech={speech} onJump={jump} />
            </Waveform>
          )}
        </Position>
      </div>
      <PlayerControls
        recording={recording}
        sound={sound}
        durationMs={durationMs}
        speed={speed}
        onSpeed={setSpeed}
        oneOfMany={oneOfMany}
        speech={speech}
      />
      <PlayerFault sound={sound} speech={speech} />
      <MomentList moments={moments} speech={speech} onJump={jump} />
      <ListenedBy listens={recording.listens} speech={speech} />
    </section>
  );
}

/** Plays when it is asked to, and comes into view with the keyboard in it. */
function useAsked(
  asked: PlayAsked | null,
  callId: string,
  sound: ReturnType<typeof useSound>['sound'],
  box: React.RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    if (asked === null) return;
    // Once heard it is over: who comes back to this call later did not ask for sound.
    forgetListen(callId);
    box.current?.scrollIntoView({ block: 'nearest' });
    box.current?.focus({ preventScroll: true });
    if (asked.atMs === null) return sound.toggle();
    sound.seek(asked.atMs);
    void sound.play();
  }, [asked, callId, sound, box]);
}
