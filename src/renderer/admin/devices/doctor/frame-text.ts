import type { OutputOf } from '../../../../shared/contract/contract.ts';

/** Bytes that came together, and what was understood in them. */
export type Frame = OutputOf<'devices.frames'>[number];
export type Signal = Frame['signals'][number];

/** The bytes as text: printable ASCII as it is, everything else as a dot in the middle. */
export function frameText(hex: string): string {
  return bytesOf(hex)
    .map((byte) => asSign(Number.parseInt(byte, 16)))
    .join('');
}

export type DumpRow = { readonly hex: string; readonly text: string };
const PER_ROW = 16;

/** The bytes in rows of sixteen, hex and text side by side. */
export function dump(hex: string): readonly DumpRow[] {
  const bytes = bytesOf(hex);
  return Array.from({ length: Math.ceil(bytes.length / PER_ROW) }, (_, row) => {
    const part = bytes.slice(row * PER_ROW, (row + 1) * PER_ROW);
    return { hex: part.join(' '), text: frameText(part.join('')) };
  });
}

/** How many bytes there are. */
export function lengthOf(hex: string): number {
  return bytesOf(hex).length;
}

/**
 * The frames as a `.hex` capture: comments, then one line a frame with the milliseconds since the one before. It is what
 * `hamzang decode --hex` reads and what can be played as a device.
 */
export function capture(about: readonly string[], frames: readonly Frame[]): string {
  const head = about.map((line) => `# ${line.replaceAll(/\s+/g, ' ')}`);
  const lines = frames.map(({ at, hex }, index) => {
    const before = frames[index - 1]?.at ?? at;
    return `+${Math.max(0, Math.round(at - before))} ${bytesOf(hex).join(' ')}`;
  });
  return [...head, ...lines, ''].join('\n');
}

function bytesOf(hex: string): readonly string[] {
  return hex.replaceAll(' ', '').match(/../g) ?? [];
}

function asSign(code: number): string {
  return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : '·';
}
