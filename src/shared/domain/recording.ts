import type { CallDirection } from './call.ts';
import type { Instant } from './instant.ts';

/** Which program of this computer hears the source. `simulated` speaks by itself, for the demo and for tests. */
export const RECORDER_PROGRAMS = ['sox', 'arecord', 'waveaudio', 'coreaudio', 'simulated'] as const;
export type RecorderProgram = (typeof RECORDER_PROGRAMS)[number];

/** What hangs on the source: a tap of the line, an input of the sound card, or what the computer itself plays. */
export const SOURCE_USES = ['lineTap', 'input', 'monitor'] as const;
export type SourceUse = (typeof SOURCE_USES)[number];

/** Samples a second that a source may have. */
export const SAMPLE_RATES = [8_000, 16_000, 48_000] as const;
export type SampleRate = (typeof SAMPLE_RATES)[number];

/** What a file holds once it is put away. `wav` only where neither of the others could be made. */
export const RECORDING_CODECS = ['opus', 'flac', 'wav'] as const;
export type RecordingCodec = (typeof RECORDING_CODECS)[number];

/** `recording` → `saved` (PCM closed) → `sealed` (compressed and encrypted); `empty`: nothing was heard; `deleted`: only the row is left. */
export const RECORDING_STATES = ['recording', 'saved', 'sealed', 'empty', 'deleted'] as const;
export type RecordingState = (typeof RECORDING_STATES)[number];

/** What was found wrong with a file. */
export const RECORDING_DAMAGES = ['missing', 'changed', 'unreadable'] as const;
export type RecordingDamage = (typeof RECORDING_DAMAGES)[number];

/** What keeps a source from being heard. */
export const RECORDING_TROUBLES = [
  'programMissing',
  'deviceWrong',
  'deviceLost',
  'noSound',
  'diskFull',
  'diskFloor',
  'folderReadOnly',
  'broken',
] as const;
export type RecordingTrouble = (typeof RECORDING_TROUBLES)[number];

/** May a line be recorded, and what does the caller have to hear first. A line without a policy is never recorded. */
export const CONSENT_POLICIES = ['notNeeded', 'announcement', 'ask'] as const;
export type ConsentPolicy = (typeof CONSENT_POLICIES)[number];

/** What became of it in one call. `unset`: the line has no policy. `needed`: nobody has asked yet. */
export const CONSENT_STATES = ['unset', 'notNeeded', 'announced', 'needed', 'given', 'refused'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

/** What a rule says of the calls that it fits. */
export const RULE_ACTIONS = ['record', 'onDemand', 'never'] as const;
export type RuleAction = (typeof RULE_ACTIONS)[number];

/** Whom a rule means on the other side. */
export const RULE_CUSTOMERS = ['anybody', 'known', 'unknown', 'caution'] as const;
export type RuleCustomer = (typeof RULE_CUSTOMERS)[number];

/** A span of the office's own day; minutes after midnight. `to` before `from`: over midnight. Days: 0 Sunday … 6 Saturday. */
export type RuleHours = { readonly days: readonly number[]; readonly from: number; readonly to: number };

/** The first rule that fits decides. An empty list or null means: whatever it is. */
export type RecordingRule = {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly action: RuleAction;
  readonly lineIds: readonly string[];
  readonly directions: readonly CallDirection[];
  readonly agentIds: readonly string[];
  readonly customer: RuleCustomer;
  /** Outside of them the rule does not fit. */
  readonly hours: RuleHours | null;
  /** How long such a recording is kept; null: the first class. */
  readonly classId: string | null;
};

/** What a decision is about. */
export type RecordingFacts = {
  readonly lineId: string;
  readonly direction: CallDirection;
  readonly agentId: string | null;
  readonly customer: 'unknown' | 'known' | 'caution';
  /** The customer asked never to be recorded. */
  readonly customerRefuses: boolean;
  /** When the call began, and the office's day and minute then. */
  readonly at: Instant;
  readonly day: number;
  readonly minute: number;
  readonly consent: ConsentState;
  /** Somebody pressed record in this call. */
  readonly asked: boolean;
  readonly hasSource: boolean;
};

/** Why a call is recorded or not. */
export const DECISION_WHYS = [
  'rule',
  'asked',
  'onDemand',
  'neverRule',
  'noRule',
  'customerRefuses',
  'noPolicy',
  'consentNeeded',
  'consentRefused',
  'noSource',
] as const;
export type DecisionWhy = (typeof DECISION_WHYS)[number];

export type RecordingDecision = {
  readonly record: boolean;
  readonly why: DecisionWhy;
  /** The rule that fitted; null: none did. */
  readonly ruleId: string | null;
  /** The agent may begin by hand. */
  readonly mayStart: boolean;
  readonly classId: string | null;
};

/** What happened to a recording or in its call; kept with the call. */
export const RECORDING_EVENT_KINDS = [
  'started',
  'stopped',
  'paused',
  'resumed',
  'pauseAlarm',
  'marked',
  'trouble',
  'recovered',
  'announced',
  'consentGiven',
  'consentRefused',
  'sealed',
  'repaired',
  'damaged',
  'held',
  'released',
  'classified',
  'exported',
  'deleted',
] as const;
export type RecordingEventKind = (typeof RECORDING_EVENT_KINDS)[number];

/** How long recordings of one class are kept, days; null: for ever. */
export type RetentionClass = { readonly id: string; readonly name: string; readonly days: number | null };
