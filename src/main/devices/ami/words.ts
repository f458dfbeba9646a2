import type { LineSignal, SignalKind } from '../../../shared/domain/line-signal.ts';
import { readDialled, readNumber } from '../caller-text.ts';
import type { AmiCall } from './calls.ts';

/** What every signal of a call says: which one it is, its line and both its ends. */
export const say = (kind: SignalKind, call: AmiCall, more: Partial<LineSignal> = {}): LineSignal => ({
  kind,
  dir: call.direction,
  ...(call.line !== null && { line: call.line }),
  callId: call.id,
  ...(call.caller !== '' && { caller: call.caller }),
  ...(call.callerName !== '' && { callerName: call.callerName }),
  ...more,
});

/** The number of the other side: who calls us, or whom we call; nothing of a call between our own telephones. */
export const otherSide = (call: AmiCall): Partial<LineSignal> => {
  if (call.direction === 'internal') return {};
  if (call.direction === 'out') return call.dialled === '' ? {} : readDialled(call.dialled);
  return { ...readNumber(call.caller), ...(call.callerName !== '' && { name: call.callerName }) };
};

/** The beginning of a call. */
export const sayStart = (call: AmiCall): LineSignal =>
  say('start', call, {
    ...(call.direction === 'out' && call.ownExtension !== '' && { extension: call.ownExtension }),
    ...(call.dialled !== '' && { dialled: call.dialled }),
    ...otherSide(call),
  });
