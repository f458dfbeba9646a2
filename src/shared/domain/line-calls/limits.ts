/** A call waiting makes no ring that the box could count, so it may stay silent for longer. */
export const WAITING_SILENCE_MS = 30_000;
/**
 * A box that tells its calls in records names the first ring and the end, and nothing between (CallerID.com, device
 * notes §3.7): its silence is a ringing phone, and only closes a call whose end record was lost.
 */
export const RECORD_SILENCE_MS = 60_000;
/** Records of one call may come in the wrong order, or twice; they lie within this. */
export const LATE_RECORD_MS = 5_000;
/** A PBX may print its record this long after another device told of the end. */
export const LATE_END_MS = 60_000;
/** Two devices that measure one conversation agree within this; a lifted handset also counts the dialling. */
export const SAME_TALK_MS = 15_000;
export const DIALLING_MS = 90_000;
/** The record of the next part of a call comes this shortly after its conversation, and begins where the last one ended. */
export const PART_SLACK_MS = 10_000;
/** No telephone rings longer: an end record that comes later than this belongs to another call. */
export const LONGEST_RINGING_MS = 120_000;
/** A late caller ID of a quickly answered call is still its own. */
export const LATE_NUMBER_MS = 5_000;
/** Where the caller ID comes before the first ring, it comes this shortly before it. */
export const NUMBER_BEFORE_RING_MS = 3_000;
/** A ring that was counted while the handset was being lifted. */
export const RING_TRIP_MS = 1_500;
/** No conversation lasts longer; a line whose end was never told is free again. */
export const LONGEST_TALK_MS = 6 * 3_600_000;
/** Beyond this many rings the timeline stays as it is. */
export const RINGS_KEPT = 30;
/** The wall clock may be corrected by this much; what goes beyond is a jump. */
export const CLOCK_SLACK_MS = 2_000;
/** What the store keeps of a text that came from outside. */
export const LONGEST = { number: 64, name: 200, deviceTime: 40, extension: 20, legs: 50 } as const;
