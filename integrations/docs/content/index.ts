import { defineCollection } from 'astro/content/config';
import type { z } from 'astro/zod';
import { loadPages } from '../settings/site-api.ts';
import { frontmatterSchema, type PageSchema } from './frontmatter.ts';

export { frontmatterSchema, type Frontmatter } from './frontmatter.ts';

interface OwnFields<Own extends z.ZodRawShape> {
  /** Fields of the frontmatter that are the site's own: `z.object({ since: z.string() })`. */
  extend?: z.ZodObject<Own>;
}

/**
 * The collection of the site's pages: `export const collections = { docs: docs() }`.
 * Their folder is the option `content` of the integration.
 */
export function docs<Own extends z.ZodRawShape = PageSchema['shape']>({
  extend,
}: OwnFields<Own> = {}) {
  // Without fields of its own it is extended by itself, which is the type's default.
  const schema = frontmatterSchema.extend((extend?.shape ?? frontmatterSchema.shape) as Own);
  return defineCollection({
    loader: {
      name: 'meantime/pages',
      // An extended schema gives all that the other gives.
      load: (context) => loadPages(context, schema as unknown as PageSchema),
    },
    schema,
  });
}
