import type { LiveRecording } from '../../shared/contract/recordings.ts';
import type { Translate } from '../../shared/i18n/translate.ts';

/** What a glance has to tell apart. `alarm`: the pause has lasted longer than the office allows. */
export type LiveLook = 'recording' | 'paused' | 'alarm' | 'trouble' | 'consent' | 'stopped' | 'off';

/** Which of the shapes a call has now. */
export function liveLook({ state, consent, pauseAlarm }: LiveRecording): LiveLook {
  if (state === 'paused') return pauseAlarm ? 'alarm' : 'paused';
  if (state === 'off') return consent === 'needed' ? 'consent' : 'off';
  return state;
}

/** Something is being written of this call, were it only silence. */
export function isRunning({ state }: Pick<LiveRecording, 'state'>): boolean {
  return state === 'recording' || state === 'paused' || state === 'trouble';
}

/** The word of that shape; a trouble says its reason at once. */
export function liveWord(live: LiveRecording, t: Translate): string {
  const word = t(`recordings.live.${liveLook(live)}`);
  return live.state === 'trouble' && live.trouble !== null
    ? `${word}: ${t(`recordings.trouble.${live.trouble}`)}`
    : word;
}
