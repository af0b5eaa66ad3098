import { satteriHeadingIdsPlugin } from '@astrojs/markdown-satteri';
import { mdxToJs } from 'satteri';
import { idsOfHtml } from './ids-of-html.ts';
import type { PageLinks } from './page-links.ts';
import { recordLinks } from './record-links.ts';
import type { PageSource, Pipeline } from '../compile-page.ts';

/**
 * Links and ids of a page that stays a module, as far as they are literal: its own pass through the
 * same plugins, without the colours.
 *
 * @throws what the plugins throw
 */
export async function moduleLinks(page: PageSource, pipeline: Pipeline): Promise<PageLinks> {
  const recorded = { links: [], mayHaveMoreIds: false };
  const astro = {
    frontmatter: page.frontmatter,
    headings: [],
    localImagePaths: new Set<string>(),
    remoteImagePaths: new Set<string>(),
  };
  const { code } = await mdxToJs(page.text, {
    mdastPlugins: [...pipeline.mdastPlugins, recordLinks(recorded, pipeline.resolveLink)],
    hastPlugins: [...pipeline.hastPlugins, satteriHeadingIdsPlugin()],
    features: pipeline.features,
    jsx: true,
    elementAttributeNameCase: 'html',
    fileURL: page.file,
    data: { astro },
  });
  return { ...recorded, ids: idsOfHtml(code) };
}
