import { createAutoDecoder } from '../../../src/main/devices/auto/auto-decoder.ts';
import type { Decoder } from '../../../src/main/devices/decoder.ts';
import { autoCandidates, createDecoder, type Protocol } from '../../../src/main/devices/decoders.ts';
import { createPatternDecoder } from '../../../src/main/devices/pattern/pattern-decoder.ts';
import { personaOf, SIMULATED_KINDS, type SimulatedKind } from '../../../src/main/devices/simulator/personas.ts';
import type { PatternDevice } from '../../../src/shared/contract/lines.ts';
import { type Figure, type Measured, valueAtMost } from '../figure.ts';

/** 20 MB/s is 50 ns a byte; `auto`, which asks every decoder, may take four times that. */
const MOST_NS = 50;
const AUTO_NS = 200;
const CHUNK = 4_096;
const START = Date.UTC(2026, 10, 22, 8);

/** How long each decoder takes for a byte of its own protocol: calls one after the other, in chunks as a port gives them. */
export const decoders: Figure = async (bench) => {
  const size = bench.quick ? 300_000 : 8_000_000;
  const measured: Measured[] = [];
  for (const kind of SIMULATED_KINDS) {
    if (kind === 'auto' || kind === 'pattern' || kind === 'http') continue;
    const stream = streamOf(kind, size);
    const value = bestOf(3, () => nsPerByte(createDecoder(kind as Protocol, 'live'), stream));
    measured.push({ name: `decoder-${kind}`, value, unit: 'ns/byte', baseline: null, target: valueAtMost(MOST_NS) });
  }
  const value = bestOf(3, () => nsPerByte(createPatternDecoder(OWN_PATTERN), rowsOf(size)));
  measured.push({ name: 'decoder-own-pattern', value, unit: 'ns/byte', baseline: null, target: valueAtMost(MOST_NS) });
  return [...measured, autoFigure(size)];
};

function autoFigure(size: number): Measured {
  const stream = streamOf('ojsegal', size);
  const auto = (): Decoder => createAutoDecoder(() => autoCandidates((protocol) => createDecoder(protocol, 'live')));
  const value = bestOf(3, () => nsPerByte(auto(), stream));
  return { name: 'decoder-auto', value, unit: 'ns/byte', baseline: null, target: valueAtMost(AUTO_NS) };
}

/** As a technician would write it for a PBX that nobody knows. */
const OWN_PATTERN: PatternDevice = {
  lineEnd: 'any',
  skip: '^ *Date',
  pattern: "^(?<date>[\\d/]+) +(?<time>[\\d:]+) +(?<ext>\\d+) +(?<line>\\d+) +(?<number>[\\d*#]+) +(?<dur>[\\d:']+)$",
  events: {},
  otherwise: 'end',
  dateOrder: 'dmy',
};

const rowsOf = (size: number): Uint8Array => {
  const row = "22/11/26 08:31   105 03 09125550039               00:02'31\r\n";
  return Buffer.from(row.repeat(Math.ceil(size / row.length)));
};

function streamOf(kind: SimulatedKind, size: number): Uint8Array {
  const persona = personaOf(kind);
  const parts: Uint8Array[] = [];
  for (let call = 0, length = 0; length < size; call += 1) {
    const at = new Date(START + call * 30_000);
    const number = `0912555${String(1000 + (call % 9000))}`;
    for (const event of [
      { kind: 'callerId', line: 1, number, name: null },
      { kind: 'ring', line: 1, count: 1 },
      { kind: 'giveUp', line: 1 },
    ] as const) {
      const bytes = persona.encode(event, at);
      parts.push(bytes);
      length += bytes.length;
    }
    if (call > 1_000 && length === 0) throw new Error(`${kind} says nothing`);
  }
  return Buffer.concat(parts);
}

function nsPerByte(decoder: Decoder, stream: Uint8Array): number {
  let signals = 0;
  const from = performance.now();
  for (let at = 0, now = START; at < stream.length; at += CHUNK, now += 100)
    signals += decoder.push(stream.subarray(at, at + CHUNK), now).length;
  const spent = performance.now() - from;
  if (signals === 0) throw new Error('nothing was decoded');
  return (spent * 1e6) / stream.length;
}

const bestOf = (times: number, measure: () => number): number => Math.min(...Array.from({ length: times }, measure));
