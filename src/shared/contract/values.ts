import { z } from 'zod';

/** Building blocks of every procedure. Lengths are bounded because everything that comes from a wire is. */
export const id = z.string().min(1).max(64);
/** Milliseconds since 1970 UTC. */
export const instant = z.number().int().min(0).max(8.64e15);
export const shortText = z.string().trim().min(1).max(200);
export const optionalText = z.string().trim().max(200).nullable();
export const noteText = z.string().max(4000);
/** `#rrggbb`. */
export const color = z.string().regex(/^#[0-9a-f]{6}$/i);
export const nothing = z.null();
export const none = z.object({}).strict();
export const byId = z.object({ id }).strict();
/** Persian and English words of the same thing, where the office writes them. */
export const bilingual = z
  .object({ fa: z.string().trim().min(1).max(80), en: z.string().trim().min(1).max(80) })
  .strict();
export const person = z.object({ id, name: z.string() });
