import type { z } from 'zod';
import type { Permission } from '../domain/permission.ts';

/** Where a procedure runs: on the nearest core (and, if a command, then up to the leader), or on the leader only. */
export type Place = 'here' | 'leader';

export type Query<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly kind: 'query';
  readonly allow: Permission;
  readonly at: Place;
  readonly input: I;
  readonly output: O;
};
export type Command<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly kind: 'command';
  readonly allow: Permission;
  readonly at: Place;
  readonly input: I;
  readonly output: O;
  /** Input fields that must not be written into the journal (passwords, codes). */
  readonly secret?: readonly string[];
};
export type EventOf<P extends z.ZodType = z.ZodType> = {
  readonly kind: 'event';
  readonly allow: Permission;
  readonly payload: P;
};

/** A question: reads only. */
export function query<I extends z.ZodType, O extends z.ZodType>(p: Omit<Query<I, O>, 'kind'>): Query<I, O> {
  return { kind: 'query', ...p };
}
/** A deed: one transaction, one journal entry. */
export function command<I extends z.ZodType, O extends z.ZodType>(p: Omit<Command<I, O>, 'kind'>): Command<I, O> {
  return { kind: 'command', ...p };
}
/** An announcement to those who hold the permission. */
export function event<P extends z.ZodType>(p: Omit<EventOf<P>, 'kind'>): EventOf<P> {
  return { kind: 'event', ...p };
}
