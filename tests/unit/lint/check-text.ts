import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { satteri } from '@astrojs/markdown-satteri';
import type { AstroConfig } from 'astro';
import { parseFrontmatter } from 'astro/markdown';
import { afterAll } from 'vitest';
import { PageCompiler } from '../../../integrations/docs/cache/page-compiler.ts';
import { checkedFrontmatter } from '../../../integrations/docs/content/checked-frontmatter.ts';
import { compilePlainPage } from '../../../integrations/docs/compile/compile-plain-page.ts';
import { pipelineOf } from '../../../integrations/docs/compile/pipeline.ts';
import { readPage } from '../../../integrations/docs/content/page-files.ts';
import { highlighter } from '../../../integrations/docs/highlighting/block-highlighter.ts';
import { codeFigure } from '../../../integrations/docs/highlighting/code-figure.ts';
import { asides } from '../../../integrations/docs/markdown/asides.ts';
import { headingIds } from '../../../integrations/docs/markdown/heading-ids.ts';
import { pageTitle } from '../../../integrations/docs/markdown/page-title.ts';
import { pageWords } from '../../../integrations/docs/markdown/page-words.ts';
import { pageFindings } from '../../../integrations/docs/loading/page-findings.ts';
import { pageSource } from '../../../integrations/docs/parse/page-source.ts';
import { parsePage } from '../../../integrations/docs/parse/parse-page.ts';
import { bothOf } from '../../../integrations/docs/problems/outcome.ts';
import type { SiteSettings } from '../../../integrations/docs/settings/site-settings.ts';
import { buildManifest, type ManifestResult } from '../../../integrations/timing/build-manifest.ts';
import { markBlocks } from '../../../integrations/timing/mark-blocks.ts';
import { quickstartSchema } from '../../../integrations/quickstart-fields.ts';
import { noteFences } from '../../../integrations/timing/satteri-plugins.ts';
import type { MeantimeError } from '../../../src/protocol/errors.ts';
import { escapeHtml } from '../../../src/text/escape-html.ts';
import { en } from '../../../src/words/languages/en.ts';
import { compareProblems, problemOf, type Problem } from '../../../src/problems/problem.ts';

const wordsOf = pageWords({ lang: 'en' });

function siteIn(folder: string) {
  const root = pathToFileURL(`${folder}/`);
  const notes = { root, isDeclared: true, hasDocs: true };
  const config = {
    root,
    base: '/',
    image: { domains: [], remotePatterns: [] },
    integrations: [{ name: 'meantime/timing', hooks: {} }],
    markdown: {
      processor: satteri({
        mdastPlugins: [asides(wordsOf), pageTitle, headingIds, noteFences(notes)],
        features: { directive: true, headingAttributes: true },
      }),
      syntaxHighlight: { type: 'shiki', excludeLangs: ['math'] },
      shikiConfig: {
        ...{ langs: [], langAlias: {}, theme: 'github-light', themes: {} },
        transformers: [codeFigure(en.code), markBlocks()],
      },
      gfm: true,
      smartypants: true,
    },
  } as unknown as AstroConfig; // what of it the compiler reads
  const kept = new Map<string, string>();
  const cache = {
    has: (key: string) => kept.has(key),
    read: (key: string) => kept.get(key),
    write: (key: string, text: string) => kept.set(key, text),
  };
  const settings = {
    content: 'content',
    base: '/',
    bareFiles: [],
    lang: 'en',
    components: {},
    glossary: {},
  } as unknown as SiteSettings; // what of it the compiler reads
  const memory = cache as unknown as ConstructorParameters<typeof PageCompiler>[0]['cache'];
  const compiler = new PageCompiler({
    config,
    settings,
    ...{ cache: memory, tokens: memory },
    code: { files: [], text: '', hash: '' },
  });
  const pipeline = pipelineOf(config, settings, highlighter(config.markdown)?.highlight);
  return { root, compiler, pipeline };
}

const folder = mkdtempSync(join(tmpdir(), 'meantime-test-'));
mkdirSync(join(folder, 'content'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const site = siteIn(folder);

export interface CheckedText {
  /** By line and column. */
  problems: Problem[];
  warnings: Problem[];
  /** The body as it was compiled; undefined where it was not. */
  html: string | undefined;
}

/** What docs() tells of a page of a site with timing(), as the loader goes about it. */
export async function checkText(contents: string, name = 'page.mdx'): Promise<CheckedText> {
  const path = `content/${name}`;
  writeFileSync(join(folder, path), contents);
  const shown = (errors: readonly MeantimeError[]) =>
    errors.map((error) => problemOf(error, contents)).sort(compareProblems);
  const broken = (problems: readonly MeantimeError[]) => ({
    ...{ problems: shown(problems), warnings: [], html: undefined },
  });
  const read = readPage({ path, contents });
  if (read.problems) return broken(read.problems);
  const key = site.compiler.keyOf(read.value);
  const made = await site.compiler.compile(read.value, key);
  const { value, problems } = bothOf(checkedFrontmatter(read.value), made);
  if (problems) return broken(problems);
  const [data, compiled] = value;
  const id = name.replace(/\.mdx?$/, '');
  const page = { id, path, key, data, isModule: compiled.kind === 'module' };
  const { errors, warnings } = pageFindings(page, site.compiler, contents);
  return {
    problems: shown(errors),
    warnings: shown(warnings),
    html: compiled.kind === 'plain' ? compiled.html : undefined,
  };
}

/** The body, whatever is wrong with it. */
async function renderText(contents: string, name: string): Promise<string> {
  const path = `content/${name}`;
  writeFileSync(join(folder, path), contents);
  const read = readPage({ path, contents });
  if (!read.value) throw new Error('The frontmatter cannot be read.');
  const written = parsePage(pageSource(read.value, site.root), site.pipeline);
  if ('fault' in written) throw written.fault;
  const { html = '' } = await compilePlainPage(written, site.pipeline);
  return html;
}

/** What timing() makes of the same page once it is rendered. */
export async function manifestOf(
  contents: string,
  name: string,
): Promise<ManifestResult & { html: string }> {
  const html = await renderText(contents, name);
  const { frontmatter } = parseFrontmatter(contents);
  const said = quickstartSchema.parse(frontmatter['quickstart']);
  const title = escapeHtml(String(frontmatter['title']));
  const meta = {
    id: name.replace(/\.mdx?$/, ''),
    ...said,
    source: `content/${name}`,
  };
  const page =
    `<!doctype html><html><head><meta name="meantime:quickstart" content="${escapeHtml(JSON.stringify(meta))}">` +
    `<meta name="description" content="${escapeHtml(String(frontmatter['description'] ?? ''))}"></head>` +
    `<body><main><h1>${title}</h1><div data-meantime-content>${html}</div></main></body></html>`;
  const built = buildManifest(
    { siteId: 'site', base: '/' },
    [{ path: '/page/', html: page }],
    () => contents,
  );
  return { ...built, html };
}

/** What timing() tells of the same page once it is rendered. */
export async function checkRenderedText(contents: string, name = 'page.mdx'): Promise<CheckedText> {
  const { problems, warnings, html } = await manifestOf(contents, name);
  const shown = (errors: readonly MeantimeError[]) =>
    errors.map((error) => problemOf(error, contents)).sort(compareProblems);
  return { problems: shown(problems), warnings: shown(warnings), html };
}
