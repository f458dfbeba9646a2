/** What a modem said to a command; `timeout` when it said nothing, `null` before the first command. */
export type ModemReply = 'ok' | 'error' | 'timeout' | null;

export type InitStep = {
  /** Without its CR. */
  readonly command: string;
  /** How long to wait for OK or ERROR. */
  readonly timeoutMs: number;
  /** Dialects of one wish: the first that the modem answers with OK is its own, and ends the whole sequence. */
  readonly dialect: boolean;
};

export type InitState = { readonly next: number; readonly chosen: string | null };

const SETUP = ['AT', 'ATZ', 'ATE0 V1 Q0 S0=0'];

const DIALECTS = [
  'AT+VCID=1',
  'AT#CID=1',
  'AT+FCLASS=8;+VCID=1',
  'AT#CLS=8#CID=1',
  'AT%CCID=1',
  'AT#CC1',
  'AT*ID1',
  'AT$JSCID=4,1',
  'AT-STE=1;+VCID=1',
];

const TIMEOUT_MS = 500;
const RESET_TIMEOUT_MS = 2_000;

/**
 * The commands that make a modem send caller IDs, in the order to try them (Hayes modems, device notes §3.4). `country`
 * is the T.35 code in hex, `B4` for Britain: with a wrong one the modem rings and tells no number.
 */
export const modemInitSteps = (country: string | null): readonly InitStep[] => [
  ...SETUP.map((command) => step(command, false)),
  ...(country === null ? [] : [step(`AT+GCI=${country}`, false)]),
  ...DIALECTS.map((command) => step(command, true)),
];

const step = (command: string, dialect: boolean): InitStep => ({
  command,
  timeoutMs: command === 'ATZ' ? RESET_TIMEOUT_MS : TIMEOUT_MS,
  dialect,
});

/** Where the sequence stands after a reply: any reply ends a step of the set-up, only OK to a dialect ends it all. */
export const nextInitStep = (steps: readonly InitStep[], state: InitState, reply: ModemReply): InitState => {
  if (reply === null) return { next: 0, chosen: null };
  const tried = steps[state.next];
  if (tried?.dialect && reply === 'ok') return { next: steps.length, chosen: tried.command };
  return { ...state, next: state.next + 1 };
};

export interface ModemInit {
  /** The next command after this reply to the last one, or `null` when there is nothing more to send. */
  next(reply: ModemReply): { command: string; timeoutMs: number } | null;
  /** The dialect that the modem took; `null` as long as none. */
  readonly chosen: string | null;
}

/** Walks through `modemInitSteps`. It does no I/O: whoever holds the port sends the commands and brings the replies. */
export const createModemInit = (country: string | null = null): ModemInit => {
  const steps = modemInitSteps(country);
  let state: InitState = { next: 0, chosen: null };
  return {
    next(reply) {
      state = nextInitStep(steps, state, reply);
      const step = steps[state.next];
      return step === undefined ? null : { command: step.command, timeoutMs: step.timeoutMs };
    },
    get chosen() {
      return state.chosen;
    },
  };
};

/** The final result code in what a modem said, or `null` while it has not come. */
export const replyIn = (text: string): 'ok' | 'error' | null => {
  const code = /(?:^|[\r\n])(OK|ERROR)\s*[\r\n]/.exec(text)?.[1];
  if (code === undefined) return null;
  return code === 'OK' ? 'ok' : 'error';
};
