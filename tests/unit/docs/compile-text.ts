import { compilePage } from '../../../integrations/docs/compile/compile-page.ts';
import type { CompiledPage, PlainPage } from '../../../integrations/docs/compile/compiled-page.ts';
import type { Pipeline } from '../../../integrations/docs/compile/pipeline.ts';
import { builtIns } from '../../../integrations/docs/components/built-ins.ts';
import { accessibleElements } from '../../../integrations/docs/markdown/accessible-elements.ts';
import { asides } from '../../../integrations/docs/markdown/asides.ts';
import { codeGroups } from '../../../integrations/docs/markdown/code-groups.ts';
import { contentLinks, linkResolver } from '../../../integrations/docs/markdown/content-links.ts';
import { fenceMarks } from '../../../integrations/docs/markdown/fence-marks.ts';
import { fileTrees } from '../../../integrations/docs/markdown/file-trees.ts';
import { foldedTrees } from '../../../integrations/docs/markdown/folded-trees.ts';
import { glossaryTerms } from '../../../integrations/docs/markdown/glossary-terms.ts';
import { headingFootnotes } from '../../../integrations/docs/markdown/heading-footnotes.ts';
import { headingIds } from '../../../integrations/docs/markdown/heading-ids.ts';
import { htmlAttributes } from '../../../integrations/docs/markdown/html-attributes.ts';
import { packageTabs } from '../../../integrations/docs/markdown/package-tabs.ts';
import { pageGlossary } from '../../../integrations/docs/markdown/page-glossary.ts';
import { pageTitle } from '../../../integrations/docs/markdown/page-title.ts';
import { pageWords } from '../../../integrations/docs/markdown/page-words.ts';
import { plainColons } from '../../../integrations/docs/markdown/plain-colons.ts';
import { referenceImages } from '../../../integrations/docs/markdown/reference-images.ts';
import { tooltipIds } from '../../../integrations/docs/markdown/tooltip-ids.ts';
import { sampleGlossary } from '../../harness/component-samples.ts';

const root = new URL('file:///site/');
const site = { folder: new URL('content/', root), base: '/' };
const wordsOf = pageWords({ lang: 'en' });
const glossaryOf = pageGlossary({ lang: 'en', glossary: sampleGlossary });
const links = contentLinks({ ...site, components: builtIns });

/** The plugins of a site at the root, without highlighting. */
const pipeline: Pipeline = {
  mdastPlugins: [
    ...[
      fenceMarks(),
      referenceImages,
      asides(wordsOf),
      codeGroups,
      packageTabs(builtIns),
      fileTrees(builtIns),
      plainColons,
      pageTitle,
      headingIds,
    ],
    links.inMarkdown,
  ],
  hastPlugins: [
    ...[
      htmlAttributes,
      headingFootnotes,
      tooltipIds(builtIns),
      glossaryTerms(glossaryOf, builtIns),
      foldedTrees,
    ],
    ...[links.inHtml, accessibleElements(wordsOf)],
  ],
  features: { gfm: true, smartPunctuation: true, directive: true, headingAttributes: true },
  highlight: undefined,
  excludedLanguages: undefined,
  components: builtIns,
  wordsOf,
  glossaryOf,
  languages: { isKnown: () => true, names: [] },
  isTimed: false,
  hasOtherReaders: false,
  hasOwnContainers: false,
  hasOwnBlocks: false,
  image: {},
  resolveLink: linkResolver(site),
};

/**
 * What becomes of a page's text.
 *
 * @param name of its file, or where that is for a page that takes code of others
 */
export function compilationOf(text: string, name = 'page.mdx', options: Partial<Pipeline> = {}) {
  const file = new URL(name, new URL('content/', root));
  const source = { file, text, frontmatter: {} };
  return compilePage(source, { ...pipeline, ...options });
}

/** @throws Error when something is wrong with the page */
export async function compileText(
  ...given: Parameters<typeof compilationOf>
): Promise<CompiledPage> {
  const { page, mistakes } = await compilationOf(...given);
  if (page) return page;
  throw new Error(mistakes.map(({ at, place }) => at({ file: '', ...place }).message).join('\n'));
}

/** @throws Error when the page is a module */
export async function compilePlain(text: string, name?: string): Promise<PlainPage> {
  const page = await compileText(text, name);
  if (page.kind !== 'plain') throw new Error(`A module: ${page.reason}`);
  return page;
}
