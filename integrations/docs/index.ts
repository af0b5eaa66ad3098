import type { AstroIntegration } from 'astro';
import { readOptions, type DocsOptions } from './options.ts';
import { setUpSite } from './set-up-site.ts';
import { writeSearchIndex } from './write-search-index.ts';

export type { DocsOptions } from './options.ts';

/**
 * A folder of Markdown and MDX becomes a documentation site.
 *
 * @throws MeantimeError `docs-options-invalid`
 */
export function docs(options: DocsOptions): AstroIntegration {
  const settings = readOptions(options);
  return {
    name: 'meantime/docs',
    hooks: {
      'astro:config:setup': (astro) => {
        setUpSite(astro, settings);
      },
      'astro:build:done': (astro) => writeSearchIndex(astro),
    },
  };
}
