import type { RoutedAgent } from '../../shared/domain/route.ts';
import type { Store } from '../store/db.ts';
import { listPresence } from '../store/presence.ts';
import { teamIdsByUser } from '../store/teams.ts';

/** The agents as routing sees them; read from the store again only after something about people changed. */
export interface RoutedAgents {
  list(): readonly RoutedAgent[];
  nameOf(userId: string | null): { readonly id: string; readonly name: string } | null;
  /** The one active user, where the office is one person. */
  only(): string | null;
  forget(): void;
}

type Known = Omit<RoutedAgent, 'online'> & { readonly name: string };

export function createRoutedAgents(store: Store, online: ReadonlySet<string>): RoutedAgents {
  let known: readonly Known[] | null = null;
  const read = (): readonly Known[] => {
    const teams = teamIdsByUser(store);
    known ??= listPresence(store).map((row) => ({
      userId: row.userId,
      name: row.name,
      presence: row.state,
      teamIds: teams.get(row.userId) ?? [],
    }));
    return known;
  };
  return {
    list: () => (known ?? read()).map((agent) => ({ ...agent, online: online.has(agent.userId) })),
    nameOf(userId) {
      if (userId === null) return null;
      const found = (known ?? read()).find((agent) => agent.userId === userId);
      return { id: userId, name: found?.name ?? '' };
    },
    only() {
      const all = known ?? read();
      return all.length === 1 ? (all[0]?.userId ?? null) : null;
    },
    forget: () => {
      known = null;
    },
  };
}
