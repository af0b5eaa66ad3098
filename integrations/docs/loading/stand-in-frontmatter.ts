import { frontmatterSchema } from '../content/frontmatter.ts';

/** Frontmatter for a page that is broken: its own where that holds, else what of it does. */
export function standInFrontmatter(
  given: Record<string, unknown>,
  id: string,
): Record<string, unknown> {
  const { title, sidebar } = given;
  const named = { title: typeof title === 'string' && title !== '' ? title : id };
  const choices = [given, { ...named, sidebar }];
  return choices.find((choice) => frontmatterSchema.safeParse(choice).success) ?? named;
}
