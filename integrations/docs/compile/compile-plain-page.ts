import { satteriCollectImagesPlugin, satteriHeadingIdsPlugin } from '../../astro-internals.ts';
import {
  evaluate,
  markdownToHtml,
  type HastPluginDefinition,
  type MdastPluginDefinition,
} from 'satteri';
import { splicedKey } from '../../spliced-key.ts';
import type { Components } from '../components/built-ins.ts';
import { isDiagram } from '../markdown/diagrams.ts';
import { importsBuiltInsOnly, itShows, type PageKind } from '../parse/classify-page.ts';
import { isMdx } from '../parse/page-source.ts';
import type { WrittenPage } from '../parse/written-page.ts';
import { astroData, astroPlugins } from './astro-plugins.ts';
import type { PlainPage } from './compiled-page.ts';
import { htmlOf, jsxToHtml, pageComponents } from './jsx-to-html.ts';
import { idsOfHtml } from './links/ids-of-html.ts';
import { recordLinks } from './links/record-links.ts';
import type { Pipeline } from './pipeline.ts';
import { codeParts } from './twin/code-parts.ts';
import { markdownTwin } from './twin/markdown-twin.ts';
import { writtenParts } from './twin/written-parts.ts';

type NeedsModule = Extract<PageKind, { kind: 'module' }> & {
  /** The body all the same, where only images keep the page from being data. */
  html?: string;
};

/**
 * The page as data, or why it is none after all: plugins may add what the writer did not write.
 *
 * @throws what the parser and the plugins throw
 */
export async function compilePlainPage(
  written: WrittenPage,
  pipeline: Pipeline,
): Promise<PlainPage | NeedsModule> {
  const { source } = written;
  const astro = astroData(source);
  const recorded = { links: [], external: [], mayHaveMoreIds: false };
  const added = { code: false };
  const html = await (isMdx(source) ? htmlOfMdx : htmlOfMarkdown)(written, pipeline, {
    astro,
    record: recordLinks(recorded, pipeline),
    added,
  });
  if (added.code) return { kind: 'module', reason: 'a plugin added an import or export' };
  const [image] = [...astro.localImagePaths, ...astro.remoteImagePaths];
  if (image !== undefined) return { kind: 'module', reason: itShows(image), html };
  const resolve = (href: string): string => pipeline.resolveLink(href, source.file);
  const { wordsOf, glossaryOf, samples } = pipeline;
  const said = { words: wordsOf({ astro }), terms: glossaryOf({ astro }) };
  const parts = writtenParts(written, { ...said, resolve, samples });
  const isOurs = new Set(parts.map(({ start }) => start));
  const shownOtherwise = codeParts(
    written,
    html,
    ({ node, parent }) => pipeline.drawing !== undefined && isDiagram(node, parent),
  ).filter(({ start }) => !isOurs.has(start));
  return {
    kind: 'plain',
    html,
    headings: astro.headings,
    markdown: markdownTwin(source.text, [...parts, ...shownOtherwise]),
    links: { ...recorded, ids: idsOfHtml(html) },
  };
}

interface Making {
  astro: ReturnType<typeof astroData>;
  record: MdastPluginDefinition;
  /** What plugins brought that a plain page cannot have. */
  added: { code: boolean };
}

async function htmlOfMdx(
  { source }: WrittenPage,
  pipeline: Pipeline,
  { astro, record, added }: Making,
): Promise<string> {
  const module = await evaluate(source.text, {
    ...jsxToHtml,
    mdastPlugins: [
      withoutBuiltInImports(pipeline.components),
      ...pipeline.mdastPlugins,
      satteriCollectImagesPlugin(),
      record,
    ],
    hastPlugins: [...astroPlugins(pipeline), satteriHeadingIdsPlugin(), withoutCode(added)],
    features: pipeline.features,
    optimizeStatic: { component: 'Fragment', prop: 'set:html' },
    elementAttributeNameCase: 'html',
    fileURL: source.file,
    data: { astro, ...(source.isSpliced && { [splicedKey]: true }) },
  } as Parameters<typeof evaluate>[1]);
  const content = module['default'] as (properties: object) => unknown; // what MDX exports
  return htmlOf(content({ components: pageComponents(pipeline.components) }));
}

async function htmlOfMarkdown(
  { source }: WrittenPage,
  pipeline: Pipeline,
  { astro, record }: Making,
): Promise<string> {
  const { html } = await markdownToHtml(source.text, {
    mdastPlugins: [...pipeline.mdastPlugins, satteriCollectImagesPlugin(pipeline.image), record],
    hastPlugins: [...astroPlugins(pipeline), satteriHeadingIdsPlugin()],
    features: pipeline.features,
    fileURL: source.file,
    data: { astro },
  });
  return html;
}

/** The built-in components are at hand without an import. */
function withoutBuiltInImports(components: Components): MdastPluginDefinition {
  return {
    name: 'meantime:without-built-in-imports',
    mdxjsEsm(node, context) {
      if (importsBuiltInsOnly(node.value, components)) context.removeNode(node);
    },
  };
}

function withoutCode(added: Making['added']): HastPluginDefinition {
  return {
    name: 'meantime:without-code',
    mdxjsEsm(node, context) {
      added.code = true;
      context.removeNode(node);
    },
  };
}
