/** The calls of a line, told from the signals of its device: the one door to the pure state machine. */
export { advance } from './line-calls/advance.ts';
export { hangUpCall, releaseCall, takeCall } from './line-calls/agent.ts';
export { isSameTalk } from './line-calls/records.ts';
export { settleSilence, silenceDue } from './line-calls/silence.ts';
export {
  type Advance,
  type CallerNumber,
  type CallHappening,
  idleLine,
  type LineCalls,
  type LineFacts,
} from './line-calls/types.ts';
