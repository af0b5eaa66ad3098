import { fillIn } from '../../../src/words/fill-in.ts';
import { sayDuration } from '../../../src/words/say-duration.ts';
import type { Words } from '../../../src/words/words.ts';
import { escapeMarkdown, markdownLink } from '../components/escape-markdown.ts';
import type { Frontmatter } from '../content/frontmatter.ts';
import type { SidebarEntry } from '../navigation/build-sidebar.ts';

/** A page as the index lists it. */
export interface ListedPage {
  id: string;
  data: Pick<Frontmatter, 'title' | 'description' | 'quickstart'>;
  address: string;
  /** It leads to the others, and stands in no sidebar. */
  isHome: boolean;
}

interface IndexedSite {
  title: string;
  description: string;
  lang: string;
  words: Words;
  sidebar: readonly SidebarEntry[];
  /** Those that are to be listed, by id. */
  pages: ReadonlyMap<string, ListedPage>;
  /** What else there is, by name. */
  others: readonly { name: string; address: string }[];
}

/**
 * The list of all pages as https://llmstxt.org wants it: in the order of the sidebar, a section a
 * group, what the sidebar does not list behind the rest.
 */
export function indexText(site: IndexedSite): string {
  const { title, description, words, sidebar, pages, others } = site;
  const rest = new Map(pages);
  const links = (entries: readonly SidebarEntry[]): string[] =>
    entries.flatMap((entry) => {
      const page = entry.kind === 'link' ? rest.get(entry.id) : undefined;
      if (!page) return [];
      rest.delete(page.id);
      return [linkLine(page, site)];
    });
  const sections = (entries: readonly SidebarEntry[], name: string, depth: number): string[] => {
    const own = links(entries);
    const groups = entries.flatMap((entry) =>
      entry.kind === 'group' ? sections(entry.children, entry.label, Math.min(depth + 1, 6)) : [],
    );
    const heading = `${'#'.repeat(depth)} ${escapeMarkdown(name)}`;
    if (own.length > 0) return [section(heading, own), ...groups];
    return groups.length > 0 ? [heading, ...groups] : [];
  };
  const home = [...pages.values()].filter(({ isHome }) => isHome);
  const top = [
    ...home.map(({ id }): SidebarEntry => ({ kind: 'link', id, label: '' })),
    ...sidebar.filter(({ kind }) => kind === 'link'),
  ];
  const listed = [
    ...sections(top, words.page.pages, 2),
    ...sidebar.flatMap((entry) =>
      entry.kind === 'group' ? sections(entry.children, entry.label, 2) : [],
    ),
  ];
  const unlisted = [...rest.values()].map((page) => linkLine(page, site));
  const files = others.map(({ name, address }) => `- ${markdownLink(name, address)}`);
  // The name by which readers of this format know what they may leave out.
  const optional = [...unlisted, ...files];
  return [
    `# ${escapeMarkdown(title)}`,
    `> ${escapeMarkdown(description)}`,
    ...listed,
    ...(optional.length > 0 ? [section('## Optional', optional)] : []),
  ]
    .join('\n\n')
    .concat('\n');
}

function section(heading: string, lines: readonly string[]): string {
  return `${heading}\n\n${lines.join('\n')}`;
}

function linkLine({ data, address }: ListedPage, { lang, words }: IndexedSite): string {
  const { title, description, quickstart } = data;
  const said = [
    ...(description === undefined ? [] : [escapeMarkdown(description)]),
    ...(quickstart ? [promise(quickstart, { lang, words })] : []),
  ];
  const link = `- ${markdownLink(escapeMarkdown(title), address)}`;
  return said.length === 0 ? link : `${link}: ${said.join(' ')}`;
}

/** What the page says of its goal, which tells a quickstart from other pages. */
function promise(
  { goal, budgetMs }: NonNullable<Frontmatter['quickstart']>,
  { lang, words: { quickstart } }: Pick<IndexedSite, 'lang' | 'words'>,
): string {
  const seen = fillIn(quickstart.goal, { goal: `\`${goal.replaceAll('`', "'")}\`` });
  if (budgetMs === undefined) return `${seen}.`;
  const time = sayDuration(budgetMs, { lang, units: 'short' });
  return `${seen}, ${fillIn(quickstart.within, { time })}.`;
}
