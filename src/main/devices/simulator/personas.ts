import { createHash } from 'node:crypto';
import { createEncoder, SIMULATED_PROTOCOLS, type SimulatedProtocol } from './create-encoder.ts';
import { AMI_BANNER, createAmiEncoder } from './encode-ami.ts';
import { createPanasonicEncoder } from './encode-panasonic.ts';
import type { EncodePbx, ScriptEvent } from './pbx-event.ts';

/** A device that can be simulated, down to its answers. */
export type Persona = {
  /** The bytes of an event; none for what this device cannot tell. */
  readonly encode: EncodePbx;
  /** One conversation, with one who has opened the wire. */
  session(): PersonaSession;
  /** How many lines such a device has. */
  readonly mostLines: number;
};

export type PersonaSession = {
  greeting(): string;
  /** What it answers to these bytes. */
  answer(bytes: Uint8Array): string;
  /** Whether it tells of its calls yet. */
  isIn(): boolean;
};

/** All that `hamzang simulate` can be. `auto` and `pattern` are an Oj Segal box, for the one and the preset `generic-l`. */
export const SIMULATED_KINDS = [...SIMULATED_PROTOCOLS, 'panasonic', 'ami', 'http', 'auto', 'pattern'] as const;
export type SimulatedKind = (typeof SIMULATED_KINDS)[number];

/** `secret`: what the PBXs ask for. */
export function personaOf(kind: SimulatedKind, secret = 'hamzang'): Persona {
  switch (kind) {
    case 'panasonic':
      return { encode: createPanasonicEncoder(), session: () => panasonicSession(secret), mostLines: 8 };
    case 'ami':
      return { encode: createAmiEncoder(), session: () => amiSession(secret), mostLines: 8 };
    case 'http':
      return { encode: encodeHttp, session: quiet, mostLines: 8 };
    case 'auto':
    case 'pattern':
      return { encode: boxEncoder('ojsegal'), session: quiet, mostLines: 8 };
    case 'modem':
    case 'gsm':
      return { encode: boxEncoder(kind), session: () => modemSession(kind), mostLines: 1 };
    default:
      return { encode: boxEncoder(kind), session: quiet, mostLines: kind === 'fsk' || kind === 'dtmf' ? 1 : 8 };
  }
}

function boxEncoder(protocol: SimulatedProtocol): EncodePbx {
  const encode = createEncoder(protocol);
  return (event, now) => {
    // A box hears nothing of these: the line only falls silent, or goes on.
    if (event.kind === 'giveUp' || event.kind === 'transfer') return new Uint8Array(0);
    return encode(event, {
      month: now.getMonth() + 1,
      day: now.getDate(),
      hour: now.getHours(),
      minute: now.getMinutes(),
      second: now.getSeconds(),
    });
  };
}

/** One event a line, as the endpoint hands them on; over the network each is a request of its own. */
const encodeHttp: EncodePbx = (event) => {
  const fields = httpFields(event);
  return fields ? Buffer.from(`${JSON.stringify(fields)}\n`) : new Uint8Array(0);
};

function httpFields(event: ScriptEvent): Readonly<Record<string, string | number>> | null {
  const { line } = event;
  switch (event.kind) {
    case 'ring':
      return { event_type: 'ring', line };
    case 'callerId':
      return {
        event_type: 'callerid',
        line,
        caller: event.number ?? 'private',
        ...(event.name && { name: event.name }),
      };
    case 'offHook':
      return { event_type: 'offhook', line };
    case 'digit':
      return { event_type: 'dtmf', line, dtmf: event.digit };
    case 'onHook':
      return { event_type: 'onhook', line, duration: event.seconds };
    case 'giveUp':
      return { event_type: 'missed', line };
    case 'transfer':
      return null;
  }
}

const quiet = (): PersonaSession => ({ greeting: () => '', answer: () => '', isIn: () => true });

/** Reads lines, and answers each. */
function lineSession(greeting: string, answerLine: (line: string) => string, isIn: () => boolean): PersonaSession {
  let rest = '';
  return {
    greeting: () => greeting,
    isIn,
    answer(bytes) {
      const lines = (rest + Buffer.from(bytes).toString('latin1')).split(/\r\n|\r|\n/);
      rest = (lines.pop() ?? '').slice(-1_000);
      return lines.map(answerLine).join('');
    },
  };
}

function modemSession(kind: 'modem' | 'gsm'): PersonaSession {
  const unknown = kind === 'gsm' ? /VCID|#CID/i : /CLIP|CRC|CURC/i;
  const answer = (line: string): string => {
    if (!/^AT/i.test(line.trim())) return '';
    return unknown.test(line) ? '\r\nERROR\r\n' : '\r\nOK\r\n';
  };
  return lineSession('', answer, () => true);
}

function panasonicSession(secret: string): PersonaSession {
  let step: 'name' | 'password' | 'in' = 'name';
  const answer = (line: string): string => {
    if (step === 'name' && line.trim() === 'SMDR') {
      step = 'password';
      return 'Enter Password:';
    }
    if (step !== 'password') return '';
    const isRight = line === secret || line === 'PCCSMDR';
    step = isRight ? 'in' : 'name';
    return isRight ? `\r\n${PAGE_HEAD}\r\n${'-'.repeat(80)}\r\n` : '\r\n-';
  };
  return lineSession('-', answer, () => step === 'in');
}

const PAGE_HEAD = '  Date     Time    Ext CO        Dial Number        Ring Duration  Acc code  CD ';
const CHALLENGE = '1234567890';

function amiSession(secret: string): PersonaSession {
  let isIn = false;
  let fields = new Map<string, string>();
  const right = createHash('md5')
    .update(CHALLENGE + secret)
    .digest('hex');

  const reply = (): string => {
    const id = fields.has('actionid') ? `ActionID: ${fields.get('actionid')}\r\n` : '';
    const say = (response: string, words: string): string => `Response: ${response}\r\n${id}${words}\r\n\r\n`;
    switch (fields.get('action')?.toLowerCase()) {
      case undefined:
        return '';
      case 'challenge':
        return say('Success', `Challenge: ${CHALLENGE}`);
      case 'login':
        isIn = fields.get('key') === right || fields.get('secret') === secret;
        return isIn
          ? say('Success', 'Message: Authentication accepted')
          : say('Error', 'Message: Authentication failed');
      case 'originate':
        return isIn
          ? say('Success', 'Message: Originate successfully queued')
          : say('Error', 'Message: Permission denied');
      default:
        return say('Success', 'Ping: Pong');
    }
  };
  const answer = (line: string): string => {
    if (line === '') {
      const said = reply();
      fields = new Map();
      return said;
    }
    const colon = line.indexOf(':');
    if (colon > 0) fields.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
    return '';
  };
  return lineSession(AMI_BANNER, answer, () => isIn);
}
