import {
  compilePage,
  type CompiledPage,
  type PlainPage,
} from '../../../integrations/docs/compile/compile-page.ts';
import { accessibleElements } from '../../../integrations/docs/markdown/accessible-elements.ts';
import { asides } from '../../../integrations/docs/markdown/asides.ts';
import { contentLinks, linkResolver } from '../../../integrations/docs/markdown/content-links.ts';
import { fileTrees } from '../../../integrations/docs/markdown/file-trees.ts';
import { headingIds } from '../../../integrations/docs/markdown/heading-ids.ts';
import { htmlAttributes } from '../../../integrations/docs/markdown/html-attributes.ts';
import { pageTitle } from '../../../integrations/docs/markdown/page-title.ts';
import { plainColons } from '../../../integrations/docs/markdown/plain-colons.ts';

const root = new URL('file:///site/');
const site = { folder: new URL('content/', root), base: '/' };
const links = contentLinks(site);

/** Compiles a page's text, without highlighting. */
export function compileText(text: string, name = 'page.mdx'): Promise<CompiledPage> {
  return compilePage(
    { file: new URL(`content/${name}`, root), text, frontmatter: {} },
    {
      mdastPlugins: [...[asides, fileTrees, plainColons, pageTitle, headingIds], links.inMarkdown],
      hastPlugins: [htmlAttributes, links.inHtml, accessibleElements],
      features: { gfm: true, smartPunctuation: true, directive: true, headingAttributes: true },
      highlight: undefined,
      excludedLanguages: undefined,
      image: {},
      resolveLink: linkResolver(site),
    },
  );
}

/** @throws Error when the page is a module */
export async function compilePlain(text: string, name?: string): Promise<PlainPage> {
  const page = await compileText(text, name);
  if (page.kind !== 'plain') throw new Error(`A module: ${page.reason}`);
  return page;
}
