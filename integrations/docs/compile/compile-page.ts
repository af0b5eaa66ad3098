import {
  satteriCollectImagesPlugin,
  satteriHeadingIdsPlugin,
  satteriHighlightPlugin,
} from '@astrojs/markdown-satteri';
import type { MarkdownHeading } from 'astro';
import { evaluate, markdownToHtml } from 'satteri';
import type { Features, HastPluginDefinition, HastPluginEntry, MdastPluginEntry } from 'satteri';
import { idsOfHtml } from '../links/ids-of-html.ts';
import type { PageLinks } from '../links/page-links.ts';
import { recordLinks } from '../links/record-links.ts';
import type { ResolveInPage } from '../markdown/content-links.ts';
import { checkChildren } from './check-children.ts';
import { htmlOf, jsxToHtml, pageComponents } from './jsx-to-html.ts';
import { markdownTwin } from './markdown-twin.ts';
import { moduleLinks } from './module-links.ts';
import { NeedsModule, plainPage, type WrittenComponent } from './plain-page.ts';
import { componentPart, writtenParts, type WrittenPart } from './written-parts.ts';

/** A page that is data: everything that the build makes of it. */
export interface PlainPage {
  kind: 'plain';
  /** Its body, without the title that comes from the frontmatter. */
  html: string;
  headings: MarkdownHeading[];
  /** The body for those who read plain text. */
  markdown: string;
  links: PageLinks;
}

/** A page that holds code, so that it goes Astro's way. */
export interface ModulePage {
  kind: 'module';
  /** Why it is one: `it holds the expression {1}`. */
  reason: string;
  links: PageLinks;
}

export type CompiledPage = PlainPage | ModulePage;

export interface PageSource {
  file: URL;
  /** The page with its frontmatter blanked, so that lines are those of the file. */
  text: string;
  frontmatter: Record<string, unknown>;
}

type Highlight = Parameters<typeof satteriHighlightPlugin>[0];

/** What turns Markdown into HTML, as the site's configuration says. */
export interface Pipeline {
  mdastPlugins: readonly MdastPluginEntry[];
  hastPlugins: readonly HastPluginEntry[];
  features: Features;
  highlight: Highlight | undefined;
  excludedLanguages: string[] | undefined;
  image: Parameters<typeof satteriCollectImagesPlugin>[0];
  /** Gives tags the addresses that the plugins give links. */
  resolveLink: ResolveInPage;
}

/** What Astro's own plugins leave behind. */
interface AstroData {
  frontmatter: Record<string, unknown>;
  headings: MarkdownHeading[];
  localImagePaths: Set<string>;
  remoteImagePaths: Set<string>;
}

/**
 * Compiles a page by the plugins that a page as a module goes through, in their order.
 *
 * @throws what the parser and the plugins throw; `PageMistake` for components
 */
export async function compilePage(page: PageSource, pipeline: Pipeline): Promise<CompiledPage> {
  const astro: AstroData = {
    frontmatter: page.frontmatter,
    headings: [],
    localImagePaths: new Set(),
    remoteImagePaths: new Set(),
  };
  const recorded = { links: [], mayHaveMoreIds: false };
  const found: Found = { components: [], dropped: [], parts: [], recorded };
  let html: string | undefined;
  try {
    html = await (isMdx(page.file) ? fromMdx : fromMarkdown)(page, pipeline, astro, found);
    // Astro's own way finds, measures and optimises them.
    const [image] = [...astro.localImagePaths, ...astro.remoteImagePaths];
    if (image !== undefined) throw new NeedsModule(`it shows the image ${image}`);
    const markdown = markdownTwin(page.text, partsOf(found));
    const links = { ...recorded, ids: idsOfHtml(html) };
    return { kind: 'plain', html, headings: astro.headings, markdown, links };
  } catch (error) {
    if (!(error instanceof NeedsModule)) throw error;
    const { reason } = error;
    const links =
      html === undefined
        ? await moduleLinks(page, pipeline)
        : { ...recorded, ids: idsOfHtml(html) };
    return { kind: 'module', reason, links };
  }
}

interface Found {
  components: WrittenComponent[];
  /** Ranges that are no part of the text. */
  dropped: { start: number; end: number }[];
  parts: WrittenPart[];
  recorded: Parameters<typeof recordLinks>[0];
}

function partsOf({ components, dropped, parts }: Found): WrittenPart[] {
  const nothing = { isBlock: true, form: () => '' };
  return [
    ...components.map(componentPart),
    ...dropped.map((range) => ({ ...range, ...nothing })),
    ...parts,
  ];
}

async function fromMdx(page: PageSource, pipeline: Pipeline, astro: AstroData, found: Found) {
  const module = await evaluate(page.text, {
    ...jsxToHtml,
    mdastPlugins: [
      checkChildren,
      plainPage(found),
      writtenParts(found.parts),
      ...pipeline.mdastPlugins,
      satteriCollectImagesPlugin(),
      recordLinks(found.recorded, pipeline.resolveLink),
    ],
    hastPlugins: [...hastPlugins(pipeline), satteriHeadingIdsPlugin(), noModuleCode],
    features: pipeline.features,
    optimizeStatic: { component: 'Fragment', prop: 'set:html' },
    elementAttributeNameCase: 'html',
    fileURL: page.file,
    data: { astro },
  } as Parameters<typeof evaluate>[1]);
  const content = module['default'] as (properties: object) => unknown; // what MDX exports
  return htmlOf(content({ components: pageComponents }));
}

async function fromMarkdown(page: PageSource, pipeline: Pipeline, astro: AstroData, found: Found) {
  const { html } = await markdownToHtml(page.text, {
    mdastPlugins: [
      writtenParts(found.parts),
      ...pipeline.mdastPlugins,
      satteriCollectImagesPlugin(pipeline.image),
      recordLinks(found.recorded, pipeline.resolveLink),
    ],
    hastPlugins: [...hastPlugins(pipeline), satteriHeadingIdsPlugin()],
    features: pipeline.features,
    fileURL: page.file,
    data: { astro },
  });
  return html;
}

function hastPlugins({ highlight, excludedLanguages, hastPlugins: own }: Pipeline) {
  return highlight ? [satteriHighlightPlugin(highlight, excludedLanguages), ...own] : own;
}

/** Plugins may have added what the writer did not write. */
const noModuleCode: HastPluginDefinition = {
  name: 'meantime:no-module-code',
  mdxjsEsm() {
    throw new NeedsModule('a plugin added an import or export');
  },
};

function isMdx(file: URL): boolean {
  return /\.mdx$/i.test(file.pathname);
}
