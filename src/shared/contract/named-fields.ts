import type { z } from 'zod';

/** Copies what a schema names out of a value that has its type; whatever else the value carries stays behind. */
export type NamedFields = (value: unknown) => unknown;

/**
 * Makes the copier of a schema, once. It takes a tenth of the time of `parse`, because it trusts the types of our own
 * values and looks at no content; what comes from a wire is parsed. A kind of schema that it does not know is parsed too.
 */
export function namedFields(schema: z.core.$ZodType): NamedFields {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'enum':
    case 'literal':
    case 'null':
      return asItIs;
    case 'nullable':
    case 'optional':
      return unlessMissing(namedFields(def.innerType));
    case 'array':
      return ofEach(namedFields(def.element));
    case 'object':
      return ofObject(def.shape);
    case 'union':
      return 'discriminator' in def ? ofKind(def as z.core.$ZodDiscriminatedUnionDef) : parsed(schema);
    default:
      return parsed(schema);
  }
}

const asItIs: NamedFields = (value) => value;

const parsed =
  (schema: z.core.$ZodType): NamedFields =>
  (value) =>
    (schema as z.ZodType).parse(value);

const unlessMissing =
  (inner: NamedFields): NamedFields =>
  (value) =>
    value === null || value === undefined ? value : inner(value);

const ofEach =
  (inner: NamedFields): NamedFields =>
  (value) =>
    (value as unknown[]).map(inner);

function ofObject(shape: Readonly<Record<string, z.core.$ZodType>>): NamedFields {
  const fields = Object.entries(shape).map(([name, field]) => [name, namedFields(field)] as const);
  return (value) => {
    const given = value as Record<string, unknown>;
    const named: Record<string, unknown> = {};
    for (const [name, field] of fields) if (name in given) named[name] = field(given[name]);
    return named;
  };
}

function ofKind(union: z.core.$ZodDiscriminatedUnionDef): NamedFields {
  const kinds = new Map<unknown, NamedFields>();
  for (const option of union.options) {
    const fields = namedFields(option);
    for (const kind of option._zod.propValues?.[union.discriminator] ?? []) kinds.set(kind, fields);
  }
  return (value) => {
    const kind = (value as Record<string, unknown>)[union.discriminator];
    const fields = kinds.get(kind);
    if (fields === undefined) throw new TypeError(`no such ${union.discriminator}: ${String(kind)}`);
    return fields(value);
  };
}
