import { describe, expect, it } from 'vitest';
import { createDecoder } from '../../../src/main/devices/decoders.ts';
import { CALL_SCRIPTS, callScript } from '../../../src/main/devices/simulator/call-script.ts';
import {
  createEncoder,
  SIMULATED_PROTOCOLS,
  type SimulatedProtocol,
} from '../../../src/main/devices/simulator/create-encoder.ts';

/** So many calls that no decoder can still wait for the end of a first line. */
const CALLS = 60;

/** Some days on the wire of a device. */
const wireOf = (protocol: SimulatedProtocol): Buffer => {
  const encode = createEncoder(protocol);
  const steps = CALL_SCRIPTS.flatMap((kind) =>
    callScript(kind, { line: 2, number: '02155501234', name: 'MEHR CLINIC' }),
  );
  const days = Array.from({ length: CALLS }, () => steps).flat();
  return Buffer.concat(days.map((step) => encode(step.event)));
};

/** Who understands a part of whom: both say RING, and Russian modems say `CallerID:` as boxes of keywords do. */
const RELATED = new Set(['modem gsm', 'gsm modem', 'modem keyword']);

const strangers = SIMULATED_PROTOCOLS.flatMap((chosen) =>
  SIMULATED_PROTOCOLS.filter((real) => real !== chosen && !RELATED.has(`${chosen} ${real}`)).map(
    (real) => [chosen, real] as const,
  ),
);

describe('a wrong protocol', () => {
  it.each(strangers)(
    '%s hears no call from a device of %s, and counts most of its bytes as skipped',
    (chosen, real) => {
      const wire = wireOf(real);
      const decoder = createDecoder(chosen, 'live');
      expect([...decoder.push(wire, 0), ...decoder.flush(0)]).toEqual([]);
      expect(decoder.skipped()).toBeGreaterThan(wire.length / 2);
    },
  );
});
