import { type Encode, SILENT } from './encoder.ts';
import type { SimulatedEvent } from './simulated-event.ts';

/** Lines of keywords, as ALM, Caspian and Yasna boxes send them (device notes §3.2); HookOn is a lifted handset. */
export const encodeKeyword: Encode = (event) =>
  Buffer.from(
    keywords(event)
      .map((words) => `L${event.line} ${words} \r\n`)
      .join(''),
    'latin1',
  );

const keywords = (event: SimulatedEvent): readonly string[] => {
  switch (event.kind) {
    case 'ring':
      return [`Ringing RingsCount:${event.count}`];
    case 'callerId':
      return [`CallerID:${event.number ?? 'Private'}`];
    case 'offHook':
      return ['HookOn'];
    case 'digit':
      return [];
    case 'onHook':
      return [...(event.dialed === '' ? [] : [`Dialed:${event.dialed}`]), `HookOff Duration:${event.seconds}`];
  }
};

const NUMBER_COLUMNS = 22;

/** Packets of ALM protocol 1 (device notes §3.2): CR, `<line>:<word>`, EEE, LF. */
export const encodeAlm1: Encode = (event) =>
  Buffer.from(
    reports(event)
      .map((words) => `\r${event.line}:${words}EEE\n`)
      .join(''),
    'latin1',
  );

const reports = (event: SimulatedEvent): readonly string[] => {
  switch (event.kind) {
    case 'ring':
      return ['RING'];
    case 'callerId':
      return [`CallerID ${(event.number ?? 'P').padEnd(NUMBER_COLUMNS)}`];
    case 'offHook':
      return ['HOOKON'];
    case 'digit':
      return [];
    case 'onHook':
      return [...(event.dialed === '' ? [] : [`DIALED ${event.dialed}`]), 'HOOKOFF'];
  }
};

/** The strings of a Techno box of the second firmware (device notes §3.3): it knows an answer from a lifted handset. */
export const createTechnoEncoder = (): Encode => {
  const ringing = new Set<number>();
  return (event) => {
    const rang = ringing.has(event.line);
    if (event.kind === 'ring') ringing.add(event.line);
    if (event.kind === 'offHook' || event.kind === 'onHook') ringing.delete(event.line);
    return Buffer.from(`D1:L${event.line}:${technoEvent(event, rang)}.`, 'latin1');
  };
};

const technoEvent = (event: SimulatedEvent, rang: boolean): string => {
  switch (event.kind) {
    case 'ring':
      return `Ring=${event.count}`;
    case 'callerId':
      return `CallerID=${event.number ?? 'Private'}`;
    case 'offHook':
      return rang ? 'Answer' : 'HangUp';
    case 'digit':
      return `Dial=${event.digit}`;
    case 'onHook':
      return `HangDown,Time=${String(Math.min(event.seconds, 9_999)).padStart(4, '0')}`;
  }
};

/** A GSM modem with +CLIP, and Huawei's ^CEND (device notes §3.8); the number comes again with every ring. */
export const createGsmEncoder = (): Encode => {
  let told = SILENT;
  return (event) => {
    switch (event.kind) {
      case 'callerId':
        told = gsmLine(clip(event.number, event.name));
        return told;
      case 'ring':
        return event.count === 1 ? gsmLine('RING') : Buffer.concat([gsmLine('RING'), told]);
      case 'onHook':
        told = SILENT;
        // Of a call that began here the modem would have told its beginning too.
        return event.dialed === '' ? gsmLine(`^CEND:1,${event.seconds},67,16`) : SILENT;
      default:
        return SILENT;
    }
  };
};

const gsmLine = (text: string): Uint8Array => Buffer.from(`\r\n${text}\r\n`, 'latin1');

const clip = (number: string | null, name: string | null): string => {
  if (number === null) return '+CLIP: "",128,"",0,"",1';
  const type = number.startsWith('+') ? 145 : 129;
  return `+CLIP: "${number}",${type},"",0,"${ucs2(name ?? '')}",0`;
};

const ucs2 = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')).join(
    '',
  );
