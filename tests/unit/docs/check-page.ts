import { satteri } from '@astrojs/markdown-satteri';
import type { AstroConfig } from 'astro';
import { parseFrontmatter } from 'astro/markdown';
import type { CompiledPage } from '../../../integrations/docs/compile/compile-page.ts';
import { PageCompiler } from '../../../integrations/docs/cache/page-compiler.ts';
import { checkedFrontmatter } from '../../../integrations/docs/content/checked-frontmatter.ts';
import { readPage, type EntryType } from '../../../integrations/docs/content/page-files.ts';
import { accessibleElements } from '../../../integrations/docs/markdown/accessible-elements.ts';
import { asides } from '../../../integrations/docs/markdown/asides.ts';
import { contentLinks } from '../../../integrations/docs/markdown/content-links.ts';
import { fileTrees } from '../../../integrations/docs/markdown/file-trees.ts';
import { headingIds } from '../../../integrations/docs/markdown/heading-ids.ts';
import { htmlAttributes } from '../../../integrations/docs/markdown/html-attributes.ts';
import { pageTitle } from '../../../integrations/docs/markdown/page-title.ts';
import { plainColons } from '../../../integrations/docs/markdown/plain-colons.ts';
import { PlainLanguages } from '../../../integrations/docs/markdown/unknown-languages.ts';
import { bothOf } from '../../../integrations/docs/problems/page-problems.ts';
import { errorsOf } from '../../../integrations/docs/problems/problems.ts';
import type { SiteSettings } from '../../../integrations/docs/settings-module.ts';
import { compareProblems, problemOf, type Problem } from '../../../src/protocol/problem.ts';

const root = new URL('file:///site/');
const languages = new PlainLanguages();
const links = contentLinks({ folder: new URL('content/', root), base: '/' });

const config = {
  root,
  base: '/',
  image: { domains: [], remotePatterns: [] },
  markdown: {
    processor: satteri({
      mdastPlugins: [
        ...[languages.plugin, asides, fileTrees, plainColons, pageTitle, headingIds],
        links.inMarkdown,
      ],
      hastPlugins: [htmlAttributes, links.inHtml, accessibleElements],
      features: { directive: true, headingAttributes: true },
    }),
    syntaxHighlight: { type: 'shiki', excludeLangs: ['math'] },
    shikiConfig: { langs: [], langAlias: {}, theme: 'github-light', themes: {}, transformers: [] },
    gfm: true,
    smartypants: true,
  },
} as unknown as AstroConfig; // what of it the compiler reads

languages.know(config.markdown);

const kept = new Map<string, string>();
const cache = {
  has: (key: string) => kept.has(key),
  read: (key: string) => kept.get(key),
  write: (key: string, text: string) => kept.set(key, text),
};

const compiler = new PageCompiler({
  config,
  settings: { content: 'content', base: '/', bareFiles: [] as string[] } as unknown as SiteSettings, // what of it the compiler reads
  cache: cache as unknown as ConstructorParameters<typeof PageCompiler>[0]['cache'], // in memory
});

// As Astro's own kinds of entries read a file.
const entryType: EntryType = {
  getEntryInfo({ contents }) {
    const { frontmatter, content } = parseFrontmatter(contents, {
      frontmatter: 'empty-with-spaces',
    });
    return Promise.resolve({ data: frontmatter, body: content.trim() });
  },
};

export interface CheckedPage {
  /** By line and column. */
  problems: Problem[];
  warnings: Problem[];
  page: CompiledPage | undefined;
}

/** What docs() finds in a page, as the loader goes about it. */
export async function checkPage(contents: string, name = 'page.mdx'): Promise<CheckedPage> {
  const path = `content/${name}`;
  const shown = (error: Parameters<typeof problemOf>[0]) => problemOf(error, contents);
  try {
    const file = { path, contents, fileUrl: new URL(path, root) };
    const page = await readPage(file, entryType);
    const key = compiler.keyOf(page);
    const [, compiled] = await bothOf(
      () => checkedFrontmatter(page),
      () => compiler.compile(page, key),
    );
    const warnings = compiler.warningsOf(page, key).map(shown);
    return { problems: [], warnings, page: compiled };
  } catch (error) {
    const problems = errorsOf(error, path).map(shown).sort(compareProblems);
    return { problems, warnings: [], page: undefined };
  }
}
