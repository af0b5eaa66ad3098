import { frontmatterSchema, type Frontmatter, type PageSchema } from '../content/frontmatter.ts';

/** Frontmatter for a page that is broken: its own where that holds, else what of it does. */
export function standInFrontmatter(
  given: Record<string, unknown>,
  id: string,
  schema: PageSchema,
): Frontmatter {
  const { title, sidebar } = given;
  const named = { title: typeof title === 'string' && title !== '' ? title : id };
  const whole = schema.safeParse(given);
  if (whole.success) return whole.data;
  const part = frontmatterSchema.safeParse({ ...named, sidebar });
  return part.success ? part.data : frontmatterSchema.parse(named);
}
