import type { Role } from '../../shared/domain/permission.ts';

/** Who is asking. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'user';
      readonly id: string;
      readonly name: string;
      readonly role: Role;
      readonly sessionHash: string;
    }
  | { readonly kind: 'token'; readonly id: string; readonly name: string; readonly role: Role }
  | { readonly kind: 'line'; readonly id: string }
  | { readonly kind: 'system' };

/** One party at the door. `station` names the computer or connection it speaks from. */
export type Session = { readonly connectionId: string; readonly station: string; readonly actor: Actor };

/** How the journal and the logs name an actor. */
export function actorName(actor: Actor): string {
  return 'id' in actor ? `${actor.kind}:${actor.id}` : actor.kind;
}

/** The user's id, or null where nobody in person is asking. */
export function userIdOf(session: Session): string | null {
  return session.actor.kind === 'user' ? session.actor.id : null;
}
