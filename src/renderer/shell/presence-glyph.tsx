import { IconBellOff, IconCircleCheckFilled, IconCoffee, IconUsersGroup, IconWalk } from '@tabler/icons-react';
import type { PresenceState } from '../../shared/domain/presence.ts';

const GLYPHS = {
  available: IconCircleCheckFilled,
  away: IconWalk,
  break: IconCoffee,
  meeting: IconUsersGroup,
  doNotDisturb: IconBellOff,
};
const INKS: Readonly<Record<PresenceState, string>> = {
  available: 'var(--hz-talking)',
  away: 'var(--hz-ringing)',
  break: 'var(--hz-ringing)',
  meeting: 'var(--hz-accent)',
  doNotDisturb: 'var(--hz-broken)',
};

/** A state of a person as a shape; its word stands beside it. */
export function PresenceGlyph({ state, size = 18 }: { readonly state: PresenceState; readonly size?: number }) {
  const Glyph = GLYPHS[state];
  return <Glyph size={size} color={INKS[state]} aria-hidden />;
}
