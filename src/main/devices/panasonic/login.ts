import type { Dialogue, DialogueProblem } from '../dialogue.ts';

/** The password that every PBX has until somebody changes it. */
const DEFAULT_PASSWORD = 'PCCSMDR';
const TAIL = 256;
const PROMPT = /(?:^|[\r\n])\s*-\s*$/;
const PASSWORD = /Enter Password:?\s*$/i;
/** The first page, or a row: from here on the PBX only reports. */
const REPORT = /\bDate +Time\b|\d\/[ \d]\d\/\d\d +\d?\d:\d\d/i;
const BUSY = /\b(?:busy|in use|already|another)\b/i;
/** On port 23 a telnet server first tells what it would and would not do. */
const TELNET = /\xff[\xf0-\xfe][\s\S]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they would end the line that the PBX reads
const CONTROLS = /[\x00-\x1f\x7f]/g;

type Step = 'prompt' | 'password' | 'report' | 'over';

/**
 * The login to the SMDR of a Panasonic PBX by TCP (device notes §3.5): `-` asks for `SMDR`, and that for the password; null
 * is the default one. The PBX lets only one program in at a time.
 */
export const createPanasonicLogin = (password: string | null): Dialogue => {
  let tail = '';
  let step: Step = 'prompt';
  let problem: DialogueProblem | null = null;
  let ready = false;

  const say = (text: string, next: Step): readonly Uint8Array[] => {
    tail = '';
    step = next;
    return [Buffer.from(`${text}\r`, 'latin1')];
  };
  const giveUp = (why: DialogueProblem): readonly Uint8Array[] => {
    problem = why;
    step = 'over';
    return [];
  };
  const letIn = (): readonly Uint8Array[] => {
    ready = true;
    tail = '';
    step = 'over';
    return [];
  };

  const answer = (): readonly Uint8Array[] => {
    if (REPORT.test(tail)) return letIn();
    if (BUSY.test(tail)) return giveUp('busy');
    // Asked again for what was just said: it was not taken.
    if (step === 'report' && (PASSWORD.test(tail) || PROMPT.test(tail))) return giveUp('badPassword');
    if (PASSWORD.test(tail)) return say((password || DEFAULT_PASSWORD).replace(CONTROLS, ''), 'report');
    return step === 'prompt' && PROMPT.test(tail) ? say('SMDR', 'password') : [];
  };

  return {
    start: () => [],
    heard(bytes) {
      if (step === 'over') return [];
      tail = (tail + Buffer.from(bytes).toString('latin1')).replace(TELNET, '').slice(-TAIL);
      return answer();
    },
    get problem() {
      return problem;
    },
    get ready() {
      return ready;
    },
    keepAlive: null,
  };
};
