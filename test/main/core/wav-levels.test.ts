import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wavLevels } from '../../../src/main/core/wav-levels.ts';

describe('the levels of a short recording', () => {
  it('are nothing of what is no WAV file, however it is broken', () => {
    const nothing = { durationMs: 0, peaks: [], peakDb: null, meanDb: null };
    expect(wavLevels(new Uint8Array(0))).toEqual(nothing);
    expect(wavLevels(new TextEncoder().encode('RIFF    WAVEfmt '))).toEqual(nothing);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const head = new TextEncoder().encode('RIFF....WAVE');
        expect(wavLevels(new Uint8Array([...head, ...bytes])).peaks.every((peak) => peak >= 0 && peak <= 1)).toBe(true);
      }),
    );
  });
});
