import {
  satteriCollectImagesPlugin,
  satteriHeadingIdsPlugin,
  satteriHighlightPlugin,
} from '@astrojs/markdown-satteri';
import type { MarkdownHeading } from 'astro';
import { evaluate, markdownToHtml, mdxToJs } from 'satteri';
import type { Features, HastPluginDefinition, HastPluginEntry, MdastPluginEntry } from 'satteri';
import { placeAt } from '../../../src/protocol/place-at.ts';
import { idsOfHtml } from './links/ids-of-html.ts';
import type { PageLinks } from './links/page-links.ts';
import { recordLinks } from './links/record-links.ts';
import type { ResolveInPage } from '../markdown/content-links.ts';
import { noteUnknown, type UnknownLanguage } from '../markdown/unknown-languages.ts';
import { checkChildren } from '../mistakes/children-mistakes.ts';
import { imageAddresses } from '../mistakes/image-mistakes.ts';
import { htmlOf, jsxToHtml, pageComponents } from './jsx-to-html.ts';
import { markdownTwin } from './twin/markdown-twin.ts';
import { moduleLinks } from './links/module-links.ts';
import { PageMistakes } from '../mistakes/mistake.ts';
import {
  NeedsModule,
  plainPage,
  type Found as FoundInPage,
  type WrittenCode,
} from '../parse/written-page.ts';
import type { RelativeImport } from '../parse/relative-imports.ts';
import { syntaxMistake } from '../mistakes/syntax-mistake.ts';
import { tooDeep } from '../mistakes/too-deep.ts';
import { componentPart, writtenParts, type WrittenPart } from './twin/written-parts.ts';

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
  /** Files that it imports by their paths; absent where there are none. */
  imports?: RelativeImport[];
  /** Code in its text; absent where there is none. */
  expressions?: WrittenExpression[];
}

/** `{…}` in the text of a page. */
export interface WrittenExpression {
  code: string;
  line: number;
  column: number;
}

export type CompiledPage = (PlainPage | ModulePage) & {
  /** Blocks that have no colours; absent where all have. */
  unknownLanguages?: UnknownLanguage[];
};

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
  /** True for every language unless given. */
  knowsLanguage?: (lang: string) => boolean;
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
 * @throws PageMistakes for what the writer got wrong, and whatever plugins throw
 */
export async function compilePage(page: PageSource, pipeline: Pipeline): Promise<CompiledPage> {
  const astro: AstroData = {
    frontmatter: page.frontmatter,
    headings: [],
    localImagePaths: new Set(),
    remoteImagePaths: new Set(),
  };
  const found: Found = {
    components: [],
    dropped: [],
    imports: [],
    codes: [],
    expressions: [],
    mistakes: [],
    languages: [],
    parts: [],
    recorded: { links: [], mayHaveMoreIds: false },
  };
  const deep = tooDeep(page.text, isMdx(page.file));
  if (deep) throw new PageMistakes([deep]);
  const compiled = await compileEither(page, pipeline, astro, found);
  const { languages } = found;
  return { ...compiled, ...(languages.length > 0 && { unknownLanguages: languages }) };
}

async function compileEither(
  page: PageSource,
  pipeline: Pipeline,
  astro: AstroData,
  found: Found,
): Promise<CompiledPage> {
  let html: string | undefined;
  try {
    html = await (isMdx(page.file) ? fromMdx : fromMarkdown)(page, pipeline, astro, found);
    // Astro's own way finds, measures and optimises them.
    const [image] = [...astro.localImagePaths, ...astro.remoteImagePaths];
    if (image !== undefined) throw new NeedsModule(`it shows the image ${image}`);
    const markdown = markdownTwin(page.text, partsOf(found));
    const links = { ...found.recorded, ids: idsOfHtml(html) };
    return { kind: 'plain', html, headings: astro.headings, markdown, links };
  } catch (error) {
    if (!(error instanceof NeedsModule)) throw asMistake(error, page.text);
    parseCode(page.text, found.codes);
    const links =
      html === undefined
        ? await moduleLinks(page, pipeline)
        : { ...found.recorded, ids: idsOfHtml(html) };
    return { ...modulePage(error.reason, found, page.text), links };
  }
}

function modulePage(
  reason: string,
  { imports, expressions }: Found,
  text: string,
): Omit<ModulePage, 'links'> {
  const placed = expressions.map(({ code, start }) => ({ code, ...placeAt(text, start) }));
  return {
    kind: 'module',
    reason,
    ...(imports.length > 0 && { imports }),
    ...(placed.length > 0 && { expressions: placed }),
  };
}

/** The parser reads imports and exports when it writes the module, which the bundler asks it to. */
function parseCode(text: string, codes: readonly WrittenCode[]): void {
  let alone = '';
  for (const { start, code } of codes) {
    alone += blank(text.slice(alone.length, start)) + text.slice(start, start + code.length);
  }
  try {
    if (codes.length > 0) mdxToJs(alone, {});
  } catch (error) {
    throw asMistake(error, text);
  }
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

function asMistake(error: unknown, text: string): unknown {
  const mistake = syntaxMistake(error, text);
  return mistake ? new PageMistakes([mistake]) : error;
}

interface Found extends FoundInPage {
  languages: UnknownLanguage[];
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

/** Plugins that look for the writer's mistakes, before any other changes what was written. */
function checks({ knowsLanguage = () => true }: Pipeline, { languages }: Found) {
  return [noteUnknown(languages, knowsLanguage), imageAddresses];
}

async function fromMdx(page: PageSource, pipeline: Pipeline, astro: AstroData, found: Found) {
  const module = await evaluate(page.text, {
    ...jsxToHtml,
    mdastPlugins: [
      ...checks(pipeline, found),
      checkChildren(found.mistakes),
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
      ...checks(pipeline, found),
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
