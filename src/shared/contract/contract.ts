import type { z } from 'zod';
import { calls } from './calls.ts';
import { customers } from './customers.ts';
import { lines } from './lines.ts';
import { office } from './office.ts';
import { people } from './people.ts';
import { recordingSources } from './recording-sources.ts';
import { recordings } from './recordings.ts';

/** Everything that can be asked, told or heard: one contract for renderer, station and hub. */
export const contract = {
  ...people,
  ...customers,
  ...lines,
  ...calls,
  ...office,
  ...recordings,
  ...recordingSources,
} as const;

export type Contract = typeof contract;
export type Name = keyof Contract;
export type QueryName = { [N in Name]: Contract[N]['kind'] extends 'query' ? N : never }[Name];
export type CommandName = { [N in Name]: Contract[N]['kind'] extends 'command' ? N : never }[Name];
export type EventName = { [N in Name]: Contract[N]['kind'] extends 'event' ? N : never }[Name];
export type ProcedureName = QueryName | CommandName;

/** What a caller may send: fields with a default may be left out. */
export type InputOf<N extends ProcedureName> = Contract[N] extends { input: infer I extends z.ZodType }
  ? z.input<I>
  : never;
/** What a handler gets: defaults are filled in. */
export type ParsedInputOf<N extends ProcedureName> = Contract[N] extends { input: infer I extends z.ZodType }
  ? z.output<I>
  : never;
export type OutputOf<N extends ProcedureName> = Contract[N] extends { output: infer O extends z.ZodType }
  ? z.output<O>
  : never;
export type PayloadOf<N extends EventName> = Contract[N] extends { payload: infer P extends z.ZodType }
  ? z.output<P>
  : never;
