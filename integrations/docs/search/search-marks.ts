import { escapeHTML } from '../../astro-html.ts';
import type { Frontmatter } from '../content/frontmatter.ts';
import type { DocsSettings } from '../settings/options.ts';

/** What decides how the pages of a site are found. */
export type SearchSettings = Pick<DocsSettings, 'lang' | 'search'>;

export interface SearchablePage {
  id: string;
  path: string;
  data: Pick<Frontmatter, 'search'>;
}

/** What the search is told of a page beside its text, as an element without any. */
export function searchMarks(
  { id, path, data }: SearchablePage,
  { search }: SearchSettings,
): string {
  const isIndex = /(?:^|\/)index\.mdx?$/i.test(path);
  const own = typeof data.search === 'object' ? data.search : undefined;
  const weight = own?.weight ?? folderWeight(id, search.weights);
  return marksOf({
    section: id.includes('/') || (isIndex && id !== 'index') ? topOf(id) : undefined,
    weight: weight === 1 ? undefined : String(weight),
    keywords: own?.keywords.length ? own.keywords.join(', ') : undefined,
  });
}

/** The same for a page that is none of `docs()`: its section is the first folder of its path. */
export function marksOfPath(path: string): string {
  const id = path.replace(/^\/|\/$/g, '');
  return marksOf({ section: id.includes('/') ? topOf(id) : undefined });
}

interface Marks {
  section: string | undefined;
  weight?: string | undefined;
  keywords?: string | undefined;
}

function marksOf({ section, weight, keywords }: Marks): string {
  const known = Object.entries({ weight, keywords }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, escapeHTML(value)]],
  );
  const values = known.map(([name, value]) => ` data-${name}="${value}"`).join('');
  const meta = known.map(([name]) => `${name}[data-${name}]`).join(', ');
  const filter =
    section === undefined
      ? ''
      : ` data-section="${escapeHTML(section)}" data-pagefind-filter="section[data-section]"`;
  if (filter === '' && meta === '') return '';
  return `<i${filter}${values}${meta === '' ? '' : ` data-pagefind-meta="${meta}"`}></i>`;
}

function topOf(id: string): string {
  return id.split('/', 1)[0] ?? id;
}

/** The weight of the nearest folder that has one. */
function folderWeight(id: string, weights: Readonly<Record<string, number>>): number {
  const folders = Object.entries(weights)
    .map(([folder, weight]) => ({ folder: folder.replace(/^\/+|\/+$/g, ''), weight }))
    .filter(({ folder }) => id === folder || id.startsWith(`${folder}/`))
    .sort((a, b) => b.folder.length - a.folder.length);
  return folders[0]?.weight ?? 1;
}
