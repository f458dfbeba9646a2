import { readFileSync } from 'node:fs';
import { type PatternDevice, patternDevice } from '../../shared/contract/lines.ts';
import { createRecordRule } from '../devices/pattern/pattern-decoder.ts';
import { findPreset, PATTERN_PRESETS } from '../devices/pattern/presets.ts';
import { UsageError } from './command.ts';
import { oneOf } from './words.ts';

type PatternWords = { readonly preset?: string | undefined; readonly pattern?: string | undefined };

/** The pattern that `--preset NAME` or `--pattern FILE.json` name. */
export function patternOf({ preset, pattern }: PatternWords): PatternDevice {
  if ((preset === undefined) === (pattern === undefined))
    throw new UsageError('a pattern needs either --preset NAME or --pattern FILE.json');
  if (pattern !== undefined) return readPattern(pattern);
  const names = PATTERN_PRESETS.map(({ name }) => name);
  const found = findPreset(oneOf(preset ?? '', 'preset', names));
  if (!found) throw new UsageError(`--preset is one of ${names.join(', ')}`);
  return found.pattern;
}

function readPattern(path: string): PatternDevice {
  const read = patternDevice.safeParse(readJson(path));
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new UsageError(`${path}: ${issue?.path.join('.') || 'pattern'}: ${issue?.message}`);
  }
  const rule = createRecordRule(read.data);
  if ('fault' in rule) throw new UsageError(`${path}: ${rule.fault.detail}`);
  return read.data;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
