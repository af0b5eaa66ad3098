import { defineCollection } from 'astro/content/config';
import { loadPages } from '../settings/site-api.ts';
import { frontmatterSchema } from './frontmatter.ts';

export { frontmatterSchema, type Frontmatter } from './frontmatter.ts';

/**
 * The collection of the site's pages: `export const collections = { docs: docs() }`.
 * Their folder is the option `content` of the integration.
 */
export function docs() {
  return defineCollection({
    loader: { name: 'meantime/pages', load: loadPages },
    schema: frontmatterSchema,
  });
}
