import { defineCollection } from 'astro/content/config';
import { frontmatterSchema } from './frontmatter.ts';
import { pagesLoader } from './pages-loader.ts';

export { frontmatterSchema, type Frontmatter } from './frontmatter.ts';

/**
 * The collection of the site's pages: `export const collections = { docs: docs() }`.
 * Their folder is the option `content` of the integration.
 */
export function docs() {
  return defineCollection({ loader: pagesLoader(), schema: frontmatterSchema });
}
