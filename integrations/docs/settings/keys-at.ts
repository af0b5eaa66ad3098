import { z } from 'astro/zod';

/** The keys that may stand at a path of the schema; empty where none do. */
export function keysAt(path: readonly PropertyKey[], schema: z.ZodObject): string[] {
  let type: unknown = schema;
  for (const part of path) {
    const inner = bare(type);
    if (inner instanceof z.ZodArray) type = inner.element;
    else type = inner instanceof z.ZodObject ? inner.shape[String(part)] : undefined;
  }
  const inner = bare(type);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

/** A type without what makes it optional or transforms it. */
function bare(type: unknown): unknown {
  if (type instanceof z.ZodPipe) return bare(type.in);
  if (
    type instanceof z.ZodOptional ||
    type instanceof z.ZodDefault ||
    type instanceof z.ZodPrefault
  )
    return bare(type.unwrap());
  return type;
}
