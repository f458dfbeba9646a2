import type { Call, CallLeg } from '../../shared/domain/call.ts';
import type { CallHappening } from '../../shared/domain/line-calls.ts';
import type { Extensions } from './extensions.ts';

/** A call with what its extensions tell of people. */
export type Attributed = {
  readonly call: Call;
  readonly happenings: readonly CallHappening[];
  /** Who had the call until now, where it went to somebody else. */
  readonly leftBy: string | null;
};

export interface WhoAnswered {
  /** `before`: the same call as it was, null: a new one. Both may be the same object. */
  attribute(before: Call | null, call: Call): Attributed;
  /** It was taken for somebody by a guess, which a PBX that knows may correct. */
  guessed(callId: string): void;
}

/** Makes users of the extensions that a PBX names (device notes §2): who answered is known without a click. */
export function createWhoAnswered(options: {
  readonly extensions: Extensions;
  /** The outcome is final: it stays with whom it is. Asked only when a call is passed on. */
  readonly isCoded: (callId: string) => boolean;
}): WhoAnswered {
  const { extensions, isCoded } = options;
  let guess: string | null = null;

  /** The holder after this, null: as before. */
  function holder(before: Call | null, call: Call, leg: CallLeg): string | null {
    const { userId } = leg;
    if (userId === null || userId === call.takenBy) return null;
    if (call.takenBy === null) return userId;
    const isFirst = (before?.legs ?? []).every((one) => one.answeredAt === null);
    // Who said that the call is his keeps it from its first answer, but not when it goes on at another telephone.
    if (isFirst && guess !== call.id) return null;
    return isCoded(call.id) ? null : userId;
  }

  return {
    guessed: (callId) => {
      guess = callId;
    },
    attribute(before, call) {
      const isNews = call.legs.length > 0 && call.legs !== before?.legs;
      if (!isNews) return { call, happenings: [], leftBy: null };
      const legs = call.legs.map((leg) => withUser(leg, extensions));
      const named = legs.every((leg, index) => leg === call.legs[index]) ? call : { ...call, legs };
      const place = legs.at(-1);
      const talks = place !== undefined && (place.answeredAt !== null || call.direction === 'outgoing');
      const takenBy = talks && !isKnown(before, place) ? holder(before, named, place) : null;
      if (takenBy === null) return { call: named, happenings: [], leftBy: null };
      const taken: CallHappening = {
        callId: call.id,
        at: call.heardAt,
        kind: 'taken',
        detail: place?.extension ?? null,
      };
      return { call: { ...named, takenBy }, happenings: [taken], leftBy: call.takenBy };
    },
  };
}

const withUser = (leg: CallLeg, extensions: Extensions): CallLeg => {
  const userId = leg.userId ?? extensions.userAt(leg.extension);
  return userId === leg.userId ? leg : { ...leg, userId };
};

/** A leg of which nothing is new but its end: whoever gave the call back since then keeps it off. */
function isKnown(before: Call | null, leg: CallLeg): boolean {
  const last = before?.legs.at(-1);
  return (
    last !== undefined &&
    last.extension === leg.extension &&
    last.startedAt === leg.startedAt &&
    (last.answeredAt !== null) === (leg.answeredAt !== null)
  );
}
