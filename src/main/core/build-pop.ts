import type { Match, ScreenPop } from '../../shared/contract/calls.ts';
import type { Line } from '../../shared/contract/lines.ts';
import type { Call } from '../../shared/domain/call.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { placeOf } from '../../shared/domain/number-place.ts';
import { canonicalNumber, localForm, type OfficeDialling } from '../../shared/domain/phone-number.ts';
import { repeatOf } from '../store/calls.ts';
import { cardsOf, matchNumber } from '../store/cards.ts';
import type { ReadableDb } from '../store/db.ts';

export type PopWorld = { readonly db: ReadableDb; readonly dialling: OfficeDialling; readonly now: Instant };

/** Who is calling, as far as an exact number can tell. Hidden, placeholder and textual numbers never match anybody. */
export function matchCall(world: PopWorld, call: Call): Match {
  const filed = call.customerId ? cardsOf(world.db, [call.customerId], world.now)[0] : undefined;
  if (filed) return { kind: 'known', customer: filed, remembered: false };
  if (call.numberStatus !== 'ok' || call.number === null) return { kind: 'hidden' };
  if (!call.numberSure) return { kind: 'unknown' };
  return matchNumber(world.db, canonicalNumber(call.number, world.dialling), world.dialling, world.now);
}

function placeWords(key: string | null): { fa: string; en: string } | null {
  if (!key?.startsWith('+')) return null;
  const place = placeOf(key);
  if (!place) return null;
  return place.kind === 'landline' && place.city ? place.city : place.name;
}

/** Everything that the card shows of one call. */
export function buildPop(
  world: PopWorld,
  line: Pick<Line, 'id' | 'name' | 'color' | 'greeting'>,
  call: Call,
  match: Match,
  takenBy: { id: string; name: string } | null,
): ScreenPop {
  const key = call.numberKey;
  return {
    callId: call.id,
    line: { id: line.id, name: line.name, color: line.color, greeting: line.greeting },
    direction: call.direction,
    number: call.number,
    local: key ? localForm(key, world.dialling) : call.number,
    numberStatus: call.numberStatus,
    numberSure: call.numberSure,
    callerName: call.callerName,
    place: placeWords(key),
    match,
    waiting: call.waiting,
    state: call.state,
    outcome: call.outcome,
    startedAt: call.startedAt,
    answeredAt: call.answeredAt,
    endedAt: call.endedAt,
    ringCount: call.ringCount,
    takenBy,
    repeat: key ? repeatOf(world.db, key, world.now, call.id) : { count: 1, lastAgentName: null },
  };
}
