import { referenceImages } from '../../../integrations/docs/markdown/reference-images.ts';
import { pageId } from '../../../integrations/docs/addresses/page-address.ts';
import { checkLinks } from '../../../integrations/docs/links/check-links.ts';
import type { LinkedSite } from '../../../integrations/docs/links/link-targets.ts';
import { builtIns } from '../../../integrations/docs/components/built-ins.ts';
import { asides } from '../../../integrations/docs/markdown/asides.ts';
import { contentLinks, linkResolver } from '../../../integrations/docs/markdown/content-links.ts';
import { pageWords } from '../../../integrations/docs/markdown/page-words.ts';
import { plainColons } from '../../../integrations/docs/markdown/plain-colons.ts';
import type { MeantimeError } from '../../../src/protocol/errors.ts';
import { compileText } from './compile-text.ts';

const root = new URL('file:///site/');

interface Options extends Partial<Omit<LinkedSite, 'pages' | 'contentFiles'>> {
  bareFiles?: string[];
  drafts?: string[];
  /** Files of pages that failed. */
  failed?: string[];
}

/** Compiles pages, given by their files, and checks their links; other files need no text. */
export async function problemsOf(
  files: Record<string, string>,
  { base = '/', bareFiles = [], drafts = [], failed = [], ...site }: Options = {},
): Promise<MeantimeError[]> {
  const world = { folder: new URL('content/', root), base, bareFiles };
  const plugins = contentLinks({ ...world, components: builtIns });
  const wordsOf = pageWords({ lang: 'en' });
  const pipeline = {
    mdastPlugins: [referenceImages, asides(wordsOf), plainColons, plugins.inMarkdown],
    hastPlugins: [plugins.inHtml],
    features: { gfm: true, directive: true },
    resolveLink: linkResolver(world),
  };
  const pages = Object.entries(files).filter(([file]) => /\.mdx?$/.test(file));
  const linked = pages.map(async ([file, text]) => {
    const { links } = await compileText(text, encodeURI(file), pipeline);
    const page = { id: pageId(file), file, isDraft: drafts.includes(file) };
    return failed.includes(file) ? page : { ...page, links };
  });
  return checkLinks({
    base,
    folder: 'content/',
    pages: await Promise.all(linked),
    partials: [],
    contentFiles: Object.keys(files),
    publicFolder: 'public/',
    publicFiles: [],
    isServed: () => false,
    hasFile: () => false,
    showsDrafts: false,
    ...site,
  });
}

/** Code, message and hint; throws where the place is not that of a link in the file. */
export function describeProblem(error: MeantimeError, files: Record<string, string>): string {
  const { code, message, hint = '', location } = error;
  const { file = '', line = 0, column = 0 } = location ?? {};
  const [, written = ''] = /:\d+:\d+: (\S+)/.exec(message) ?? [];
  const source = files[file.replace('content/', '')]?.split('\n')[line - 1] ?? '';
  if (!source.slice(column - 1).startsWith(written)) {
    throw new Error(`${written} is not at ${line}:${column} of ${file}, where ${source} stands.`);
  }
  return [`${message} [${code}]`, hint].join('\n');
}
