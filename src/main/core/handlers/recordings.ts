import type { HandlersFor } from '../handler.ts';
import { Refusal } from '../refusal.ts';

type Names =
  | 'recordings.live'
  | 'recordings.ofCall'
  | 'recordings.list'
  | 'recordings.open'
  | 'recordings.export'
  | 'recordings.start'
  | 'recordings.stop'
  | 'recordings.pause'
  | 'recordings.resume'
  | 'recordings.mark'
  | 'recordings.consent'
  | 'recordings.settings'
  | 'recordings.saveSettings'
  | 'recordings.wouldRecord'
  | 'recordings.hold'
  | 'recordings.classify'
  | 'recordings.delete'
  | 'recordings.retentionPlan'
  | 'recordings.runRetention'
  | 'recordings.health'
  | 'recordings.reconcile'
  | 'recordings.recoverySheet'
  | 'recordings.write'
  | 'sources.list'
  | 'sources.inputs'
  | 'sources.save'
  | 'sources.remove'
  | 'sources.meter'
  | 'sources.stopMeter'
  | 'sources.test';
const notYet = (): never => {
  throw new Refusal('internal', 'not built yet');
};

export const recordingHandlers: HandlersFor<Names> = {
  'recordings.live': notYet,
  'recordings.ofCall': notYet,
  'recordings.list': notYet,
  'recordings.open': notYet,
  'recordings.export': notYet,
  'recordings.start': notYet,
  'recordings.stop': notYet,
  'recordings.pause': notYet,
  'recordings.resume': notYet,
  'recordings.mark': notYet,
  'recordings.consent': notYet,
  'recordings.settings': notYet,
  'recordings.saveSettings': notYet,
  'recordings.wouldRecord': notYet,
  'recordings.hold': notYet,
  'recordings.classify': notYet,
  'recordings.delete': notYet,
  'recordings.retentionPlan': notYet,
  'recordings.runRetention': notYet,
  'recordings.health': notYet,
  'recordings.reconcile': notYet,
  'recordings.recoverySheet': notYet,
  'recordings.write': notYet,
  'sources.list': notYet,
  'sources.inputs': notYet,
  'sources.save': notYet,
  'sources.remove': notYet,
  'sources.meter': notYet,
  'sources.stopMeter': notYet,
  'sources.test': notYet,
};
