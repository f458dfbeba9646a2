import type { RecordingSettings } from '../../../shared/contract/recordings.ts';
import { weekMinute } from '../../../shared/domain/jalali.ts';
import type { RecordingFacts } from '../../../shared/domain/recording.ts';
import { decide, tryRules } from '../../../shared/domain/recording-rules.ts';
import type { ReadableDb } from '../../store/db.ts';
import { findLine } from '../../store/lines.ts';
import { isClassUsed } from '../../store/recording-keep.ts';
import { readRecordingSettings, writeRecordingSettings } from '../../store/recording-settings.ts';
import type { HandlersFor } from '../handler.ts';
import { consentIn } from '../recording-facts.ts';
import { Refusal } from '../refusal.ts';

/** What the office decided about recording, and what follows from it for a call. */
export const recordingSettingHandlers: HandlersFor<
  'recordings.settings' | 'recordings.saveSettings' | 'recordings.wouldRecord'
> = {
  'recordings.settings': ({ db }) => readRecordingSettings(db),

  'recordings.saveSettings'(context, settings) {
    const before = readRecordingSettings(context.db);
    requireSound(context.db, settings);
    for (const { id } of before.classes)
      if (!settings.classes.some((one) => one.id === id) && isClassUsed(context.db, id))
        throw new Refusal('conflict', 'recordings belong to this class');
    writeRecordingSettings(context.db, settings);
    context.change('settings', 'recording', before, settings);
    context.after(() => context.recordings.reload());
    context.publish('config.changed', { what: 'recording', id: null });
    return settings;
  },

  'recordings.wouldRecord'({ recordings, office }, input) {
    const settings = input.settings ?? recordings.settings();
    const source = recordings.sourceFor(input.lineId, input.agentId);
    const consent = consentIn(settings, input.lineId, input.consent === 'none' ? null : input.consent);
    const facts: RecordingFacts = {
      lineId: input.lineId,
      direction: input.direction,
      agentId: input.agentId,
      customer: input.customer,
      customerRefuses: input.customerRefuses,
      at: input.at,
      ...weekMinute(input.at, office.zone),
      consent,
      asked: false,
      hasSource: source !== null,
    };
    const { record, why, ruleId, mayStart, classId } = decide(settings, facts);
    const kept = settings.classes.find(({ id }) => id === classId) ?? settings.classes[0];
    return {
      record,
      why,
      ruleId,
      mayStart,
      consent,
      sourceId: source?.id ?? null,
      className: record || mayStart ? (kept?.name ?? null) : null,
      tried: [...tryRules(settings.rules, facts)],
    };
  },
};

/** Every name in it means something, and one thing only. */
function requireSound(db: ReadableDb, { rules, classes, policies }: RecordingSettings): void {
  const once = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;
  const classIds = classes.map(({ id }) => id);
  if (!once(classIds) || !once(rules.map(({ id }) => id))) throw new Refusal('bad_input', 'an id is there twice');
  if (!once(policies.map(({ lineId }) => lineId))) throw new Refusal('bad_input', 'a line has two policies');
  if (policies.some(({ lineId }) => !findLine(db, lineId))) throw new Refusal('bad_input', 'no such line');
  if (rules.some(({ classId }) => classId !== null && !classIds.includes(classId)))
    throw new Refusal('bad_input', 'no such class');
}
