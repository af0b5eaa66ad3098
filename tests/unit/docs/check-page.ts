import { satteri } from '@astrojs/markdown-satteri';
import type { AstroConfig } from 'astro';
import type { CompiledPage } from '../../../integrations/docs/compile/compiled-page.ts';
import { PageCompiler } from '../../../integrations/docs/cache/page-compiler.ts';
import { checkedFrontmatter } from '../../../integrations/docs/content/checked-frontmatter.ts';
import { readPage } from '../../../integrations/docs/content/page-files.ts';
import { builtIns } from '../../../integrations/docs/components/built-ins.ts';
import { accessibleElements } from '../../../integrations/docs/markdown/accessible-elements.ts';
import { asides } from '../../../integrations/docs/markdown/asides.ts';
import { codeGroups } from '../../../integrations/docs/markdown/code-groups.ts';
import { contentLinks } from '../../../integrations/docs/markdown/content-links.ts';
import { fenceMarks } from '../../../integrations/docs/markdown/fence-marks.ts';
import { fileTrees } from '../../../integrations/docs/markdown/file-trees.ts';
import { headingIds } from '../../../integrations/docs/markdown/heading-ids.ts';
import { htmlAttributes } from '../../../integrations/docs/markdown/html-attributes.ts';
import { packageTabs } from '../../../integrations/docs/markdown/package-tabs.ts';
import { pageTitle } from '../../../integrations/docs/markdown/page-title.ts';
import { pageWords } from '../../../integrations/docs/markdown/page-words.ts';
import { tooltips } from '../../../integrations/docs/markdown/tooltips.ts';
import { plainColons } from '../../../integrations/docs/markdown/plain-colons.ts';
import { PlainLanguages } from '../../../integrations/docs/markdown/known-languages.ts';
import type { PageFile } from '../../../integrations/docs/parse/page-source.ts';
import { bothOf, type Outcome } from '../../../integrations/docs/problems/outcome.ts';
import type { SiteSettings } from '../../../integrations/docs/settings/site-settings.ts';
import type { MeantimeError } from '../../../src/protocol/errors.ts';
import { compareProblems, problemOf, type Problem } from '../../../src/problems/problem.ts';

/** That of this repository, whose own pages are checked as well. */
const root = new URL('../../../', import.meta.url);
const languages = new PlainLanguages();
/** Those of Meantime's own site. */
const glossary = { beacon: 'A message.', 'time to hello world': 'From landing to success.' };
const wordsOf = pageWords({ lang: 'en' });
const links = contentLinks({ components: builtIns, folder: new URL('content/', root), base: '/' });

const config = {
  root,
  base: '/',
  image: { domains: [], remotePatterns: [] },
  markdown: {
    processor: satteri({
      mdastPlugins: [
        ...[
          fenceMarks(),
          languages.plugin,
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
        ...[htmlAttributes, ...tooltips({ lang: 'en', glossary }, builtIns)],
        ...[links.inHtml, accessibleElements(wordsOf)],
      ],
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

const memory = cache as unknown as ConstructorParameters<typeof PageCompiler>[0]['cache'];
const compiler = new PageCompiler({
  config,
  settings: {
    content: 'content',
    base: '/',
    bareFiles: [] as string[],
    lang: 'en',
    components: {},
    glossary,
  } as unknown as SiteSettings, // what of it the compiler reads
  code: { files: [], text: '', hash: '' },
  ...{ cache: memory, tokens: memory },
});

export interface CheckedPage {
  /** By line and column. */
  problems: Problem[];
  warnings: Problem[];
  page: CompiledPage | undefined;
}

/** What docs() finds in a page, as the loader goes about it. */
export async function checkPage(contents: string, name = 'page.mdx'): Promise<CheckedPage> {
  const path = `content/${name}`;
  const shown = (error: MeantimeError) => problemOf(error, contents);
  const read = readPage({ path, contents });
  const outcome = read.problems ? read : await compileFile(read.value);
  if (outcome.problems) {
    return {
      problems: outcome.problems.map(shown).sort(compareProblems),
      warnings: [],
      page: undefined,
    };
  }
  const warnings = compiler
    .warningsOf({ path, key: compiler.keyOf({ path, contents }) })
    .map(shown);
  return { problems: [], warnings, page: outcome.value };
}

async function compileFile(page: PageFile): Promise<Outcome<CompiledPage>> {
  const checked = checkedFrontmatter(page);
  const { value, problems } = bothOf(checked, await compiler.compile(page, compiler.keyOf(page)));
  return problems ? { problems } : { value: value[1] };
}
