import { defineCollection } from 'astro/content/config';
import type { z } from 'astro/zod';
import { loadPages } from '../settings/site-api.ts';
import { extendedFrontmatter, frontmatterSchema, type PageSchema } from './frontmatter.ts';

export { frontmatterSchema, type Frontmatter } from './frontmatter.ts';

interface OwnFields<Own extends z.ZodRawShape> {
  /** Fields of the frontmatter that are the site's own: `z.object({ since: z.string() })`. */
  extend: z.ZodObject<Own>;
}

/**
 * The collection of the site's pages: `export const collections = { docs: docs() }`.
 * Their folder is the option `content` of the integration.
 */
export function docs(): ReturnType<typeof collectionOf<typeof frontmatterSchema>>;
export function docs<Own extends z.ZodRawShape>(
  own: OwnFields<Own>,
): ReturnType<typeof collectionOf<ReturnType<typeof extendedFrontmatter<Own>>>>;
export function docs(own?: OwnFields<z.ZodRawShape>) {
  return collectionOf(own ? extendedFrontmatter(own.extend) : frontmatterSchema);
}

function collectionOf<Schema extends z.ZodObject>(schema: Schema) {
  return defineCollection({
    loader: {
      name: 'meantime/pages',
      // An extended schema gives all that the other gives.
      load: (context) => loadPages(context, schema as unknown as PageSchema),
    },
    schema,
  });
}
