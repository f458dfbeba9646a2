export type Frame = { readonly at: number; readonly hex: string };

/** The bytes as text: printable ASCII as it is, everything else as a dot in the middle. */
export function frameText(hex: string): string {
  const bytes = hex.replaceAll(' ', '').match(/../g) ?? [];
  return bytes.map((byte) => asSign(Number.parseInt(byte, 16))).join('');
}

/** One line per frame: ISO time, hex, text. For a support report, in no language. */
export function report(name: string, frames: readonly Frame[]): string {
  const lines = frames.map((frame) => `${new Date(frame.at).toISOString()}  ${frame.hex}  ${frameText(frame.hex)}`);
  return [`# ${name}`, ...lines, ''].join('\n');
}

function asSign(code: number): string {
  return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : '·';
}
