import { two } from './encoder.ts';
import { createPbxCalls, type EncodePbx, type PbxCall } from './pbx-event.ts';

const NUMBER_COLUMNS = 25;
const RING_COLUMNS = 4;
const TALK_COLUMNS = 8;
const RING_SECONDS = 5;

/** Rows of a Panasonic's SMDR, pattern A, dates as day/month/year (device notes §3.5). */
export const createPanasonicEncoder = (): EncodePbx => {
  const calls = createPbxCalls();
  return (event, now) => {
    const call = calls.of(event.line);
    const row = (dial: string, ring: string, talk: string, code: string): string =>
      smdrRow(now, call.extension, event.line, dial, ring, talk, code);
    const rows = ((): readonly string[] => {
      switch (event.kind) {
        case 'callerId':
          Object.assign(call, { number: event.number, name: event.name });
          return [];
        case 'ring':
          if (call.rang) return [];
          call.rang = true;
          return [row(incoming(call), '', '', 'RC')];
        case 'offHook':
          call.answered = true;
          return call.rang ? [row(incoming(call), ringTime(), '', 'AN')] : [];
        case 'transfer': {
          const handedOn = row(incoming(call), ringTime(), talkTime(RING_SECONDS), 'TR');
          call.extension = event.extension;
          return [handedOn];
        }
        case 'giveUp':
          calls.end(event.line);
          return call.rang ? [row(incoming(call), ringTime(), talkTime(0), 'NA')] : [];
        case 'onHook':
          calls.end(event.line);
          if (event.dialed !== '') return [row(event.dialed, '', talkTime(event.seconds), '')];
          return call.rang ? [row(incoming(call), ringTime(), talkTime(event.seconds), call.answered ? '' : 'NA')] : [];
        case 'digit':
          return [];
      }
    })();
    return Buffer.from(rows.map((each) => `${each}\r\n`).join(''), 'latin1');
  };
};

const incoming = (call: PbxCall): string => `<I>${call.number ?? ''}`;

const smdrRow = (
  now: Date,
  extension: string,
  line: number,
  dial: string,
  ring: string,
  talk: string,
  code: string,
): string => {
  const date = [now.getDate(), now.getMonth() + 1, now.getFullYear() % 100].map(two).join('/');
  const time = `${two(now.getHours())}:${two(now.getMinutes())}`;
  const who = `${extension.padStart(8)} ${two(line)}`;
  const what = `${dial.padEnd(NUMBER_COLUMNS)} ${ring.padEnd(RING_COLUMNS)} ${talk.padEnd(TALK_COLUMNS)}`;
  return `${date} ${time}${who} ${what} ${''.padEnd(11)}${code.padEnd(3)}`;
};

const ringTime = (): string => `0'${two(RING_SECONDS)}`;

const talkTime = (seconds: number): string =>
  `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}'${two(seconds % 60)}`;
