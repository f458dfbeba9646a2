import type { Instant } from '../../../shared/domain/instant.ts';
import type { LineSignal } from '../../../shared/domain/line-signal.ts';
import type { Decoder, DecoderPace } from '../decoder.ts';
import { parseCallerIdFrame } from '../fsk/frame.ts';
import { createLineReader, readLatin1 } from '../line-reader.ts';
import { addToBlock, type BlockItem, beginsNextBlock, blockHas, emptyBlock, signalOf } from './block.ts';
import { type ItemSink, readItems } from './items.ts';

const LF = 0x0a;
const CR = 0x0d;
const DLE = 0x10;
const LINE_LIMIT = 2048;

/** What comes after this much silence begins something new, whatever noise stood before it. */
const SILENCE_MS = 200;

/** How long a number waits for the name that may follow it (device notes §3.4). */
const NAME_WAIT_MS = 600;

const HEX_FRAME = /^(?:55|D5)*(?:04|06|80|82)(?:[0-9A-F]{2}){5,}$/i;
const NOT_A_CALL =
  /^(?:OK|ERROR|NO CARRIER|NO ?DIAL ?TONE|NO ANSWER|BUSY|CONNECT\b.*|VCON|DRO[NF]\b.*|AT.*|[+#].*|\d{1,4})$/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: line noise is made of them
const NOISE = /^[\x00-\x20\x7f-\xff]+|[\x00-\x08\x0b\x0c\x0e-\x1f]+/g;

/**
 * Decodes a Hayes modem with caller ID: formatted, hexadecimal and DLE-shielded voice mode (Hayes modems, device notes
 * §3.4). A modem tells neither answer nor hang-up.
 */
export const createModemDecoder = (pace: DecoderPace): Decoder => {
  const lines = createLineReader(LINE_LIMIT);
  let signals: LineSignal[] = [];
  let block = emptyBlock();
  let unsent = false;
  let sent = false;
  let heldSince: Instant = 0;
  let now: Instant = 0;
  /** Behind a DLE; `stray` where it stood in the middle of something. */
  let shielded: 'no' | 'event' | 'stray' = 'no';
  let isMidLine = false;
  let skipped = 0;

  const send = (): void => {
    const signal = unsent ? signalOf(block) : null;
    unsent = false;
    if (signal === null) return;
    sent = true;
    signals.push(signal);
  };

  const endBlock = (): void => {
    send();
    block = emptyBlock();
    sent = false;
  };

  const ring = (pattern: string | null): void => {
    endBlock();
    signals.push(pattern === null ? { kind: 'ring' } : { kind: 'ring', pattern });
  };

  const hold = (item: BlockItem): void => {
    if (beginsNextBlock(block, item)) endBlock();
    const numberless = block.number === null;
    addToBlock(block, item);
    if (!unsent || numberless) heldSince = now;
    // What has been told is told again only for its number or name: nothing else changes what people see.
    const tellsMore = item.tag === 'name' ? block.name?.name !== null : numberless && block.number !== null;
    unsent ||= !sent || tellsMore;
  };

  const sink: ItemSink = {
    has: (tag) => blockHas(block, tag),
    add: (item) => (item.tag === 'ring' ? ring(item.pattern) : hold(item)),
  };

  const readLine = (raw: string | null): void => {
    if (raw === null || raw === '') return;
    const line = raw.search(NOISE) === -1 ? raw : raw.replace(NOISE, '');
    skipped += raw.length - line.length;
    if (line === '' || readItems(line, sink) || NOT_A_CALL.test(line)) return;
    const frame = HEX_FRAME.test(line) ? parseCallerIdFrame(Buffer.from(line, 'hex')) : null;
    if (frame === null) {
      skipped += line.length;
      return;
    }
    endBlock();
    signals.push(frame);
  };

  // Voice-mode modems: DLE R is a ring, DLE X begins the items of a caller ID, DLE . ends them.
  const readShielded = (code: number): void => {
    // In the middle of noise the two bytes stand by chance, and a ring would call somebody to the telephone.
    if (code === 0x52 && shielded === 'event') ring(null);
    else if (code === 0x52) skipped += 2;
    if (code === 0x58 || code === 0x2e) endBlock();
  };

  const read = (text: string): void => {
    let start = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (shielded !== 'no') {
        readShielded(code);
        shielded = 'no';
        start = at + 1;
      } else if (code === LF || code === CR || code === DLE) {
        readLine(lines.finish(text.slice(start, at)));
        if (code === DLE) shielded = at > start || isMidLine ? 'stray' : 'event';
        isMidLine = false;
        start = at + 1;
      }
    }
    lines.keep(text.slice(start));
    isMidLine ||= start < text.length;
  };

  const taken = (): readonly LineSignal[] => {
    const told = signals;
    signals = [];
    return told;
  };

  return {
    push(bytes, at) {
      if (at - now > SILENCE_MS) isMidLine = false;
      now = at;
      readLatin1(bytes, read);
      if (pace === 'live' && block.number !== null) send();
      return taken();
    },
    due: () => (unsent ? heldSince + NAME_WAIT_MS : null),
    flush() {
      send();
      return taken();
    },
    skipped: () => skipped + lines.dropped(),
  };
};
