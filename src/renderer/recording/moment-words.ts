import type { Speech } from '../pop/speech.ts';
import type { Moment } from './moments.ts';

/** What stands at a moment, in words: `Mark: wants a discount`, `No sound: the sound device is unplugged`. */
export function momentWord(moment: Moment, { t }: Speech): string {
  if (moment.kind !== 'gap') {
    const word = t(`recordings.moment.${moment.kind}`);
    return moment.text === null || moment.text === '' ? word : `${word}: ${moment.text}`;
  }
  if (moment.cause === 'trouble' && moment.trouble !== null)
    return t('recordings.gap.troubleWhy', { reason: t(`recordings.trouble.${moment.trouble}`) });
  return t(`recordings.gap.${moment.cause}`);
}
