import type { OpenFailure } from './source.ts';

/**
 * Reads the words of serialport's bindings, which give no error codes: `strerror` on Linux and macOS, their own on Windows.
 * On Windows "Access denied" is what a port says that another program holds; rights hardly ever forbid one there.
 */
export function classifyOpenFailure(message: string): OpenFailure {
  return RULES.find(([words]) => words.test(message))?.[1] ?? 'failed';
}

const RULES: readonly (readonly [RegExp, OpenFailure])[] = [
  [/cannot lock port|\bEBUSY\b|\bEAGAIN\b|resource busy|temporarily unavailable/i, 'busy'],
  // 32: sharing violation, 170: the resource is in use.
  [/access (is )?denied|error code (5|32|170)$/i, 'busy'],
  // 3: path not found, 1167: the device is not connected.
  [
    /\bENOENT\b|\bENXIO\b|\bENODEV\b|no such (file|device)|not a directory|file not found|error code (3|1167)$/i,
    'missing',
  ],
  [/\bEACCES\b|\bEPERM\b|permission denied|operation not permitted/i, 'forbidden'],
];
