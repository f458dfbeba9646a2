import { NUMBER_STATUSES, SIGNAL_KINDS } from '../../../../shared/domain/line-signal.ts';
import type { Translate } from '../../../../shared/i18n/translate.ts';
import type { Format } from '../../../use-format.ts';
import type { Signal } from './frame-text.ts';

/** A signal as it is read: what happened, the number (which reads from left to right), and the rest. */
export type SignalWords = {
  readonly what: string;
  readonly number: string | null;
  readonly rest: readonly string[];
};

/** Says a signal in the reader's words. */
export function signalWords(signal: Signal, t: Translate, format: Format): SignalWords {
  return { what: what(signal, t), number: numberOf(signal), rest: rest(signal, t, format) };
}

function what({ kind, ringCount }: Signal, t: Translate): string {
  if (kind === 'ring' && typeof ringCount === 'number') return t('signal.ringNth', { count: ringCount });
  const known = SIGNAL_KINDS.find((one) => one === kind);
  return known === undefined ? String(kind) : t(`signal.${known}`);
}

function numberOf({ number, dialed, digit, dialled }: Signal): string | null {
  return (
    [number, dialed, digit, dialled].find((value) => typeof value === 'string' && value !== '')?.toString() ?? null
  );
}

function rest(signal: Signal, t: Translate, format: Format): readonly string[] {
  const { line, extension, duration, numberStatus, name, dir } = signal;
  const status = NUMBER_STATUSES.find((one) => one === numberStatus);
  const said = [
    status === undefined || status === 'ok' ? null : t(`status.${status}`),
    textOf(name),
    typeof line === 'number' ? t('signal.line', { line: format.digits(String(line)) }) : null,
    textOf(extension) === null ? null : t('signal.extension', { extension: format.digits(String(extension)) }),
    dir === 'out' ? t('signal.out') : dir === 'internal' ? t('signal.intercom') : null,
    typeof duration === 'number' ? t('signal.duration', { length: format.duration(duration) }) : null,
    ...[signal.state, signal.message, signal.error, signal.text].map(textOf),
    signal.checksumOk === false || signal.confidence === 'low' ? t('signal.unsure') : null,
    signal.repeat === true ? t('signal.repeat') : null,
    signal.replay === true ? t('signal.replay') : null,
  ];
  return said.filter((part) => part !== null);
}

function textOf(value: Signal[string] | undefined): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
