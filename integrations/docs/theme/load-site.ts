import type { MarkdownHeading } from 'astro';
import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import { getCollection, render } from 'astro:content';
import { site, sitePages } from 'virtual:meantime/docs';
import type { SitePages } from '../pages/site-pages.ts';
import type { Frontmatter } from '../content/frontmatter.ts';
import { withOverviews } from '../components/overview.ts';
import { FolderOverviews } from '../navigation/folder-overviews.ts';
import { orderPages, type Order } from '../navigation/neighbours.ts';
import { translationsOf, type Translation } from '../navigation/translations.ts';

/** A page of the collection, typed by the schema of this package whatever the project's types say. */
export interface DocsPage {
  collection: 'docs';
  id: string;
  data: Frontmatter;
  filePath: string;
  /** Key of what the page was compiled to. */
  digest: string;
  deferredRender?: boolean;
}

export interface ShownSite extends Order {
  pages: DocsPage[];
  /** By id of the page; none of pages that are in one language. */
  translations: ReadonlyMap<string, readonly Translation[]>;
  overviews: FolderOverviews;
}

/** A page's article: HTML where the page is data, a component where it is a module. */
export type Article = {
  headings: MarkdownHeading[];
  /** True for a quickstart whose steps docs() checks: when it is compiled, or once a build has rendered it. */
  isChecked: boolean;
  /** Of the heading that is the page's title; absent where none is. */
  titleId?: string | undefined;
} & ({ html: string; Content?: never } | { html?: never; Content: AstroComponentFactory });

interface PageModule {
  Content: AstroComponentFactory;
  headings: MarkdownHeading[];
}

// Astro types it by the project's own collections, which this package cannot know.
const renderEntry = render as unknown as (page: DocsPage) => Promise<PageModule>;

let built: Promise<ShownSite> | undefined;
let edited: { pages: SitePages; version: number; site: ShownSite } | undefined;

/** All pages and their order: computed once for a build, in development when they are others. */
export function loadSite(): Promise<ShownSite> {
  if (import.meta.env.DEV) {
    const pages = sitePages();
    return pages ? Promise.resolve(siteOf(pages)) : readSite();
  }
  built ??= readSite();
  return built;
}

/**
 * The article of a page.
 *
 * @throws what is wrong with the page
 */
export async function loadArticle(page: DocsPage): Promise<Article> {
  const pages = sitePages();
  const key = pages?.get(page.id)?.key ?? page.digest;
  const compiled = await pages?.compiled({ path: page.filePath, key });
  const { titleId } = compiled ?? {};
  const isReadLater = !import.meta.env.DEV && pages?.compiler.isTimed === true;
  const isChecked =
    compiled?.outlines !== undefined || (compiled?.kind === 'module' && isReadLater);
  if (compiled?.kind === 'plain') {
    const { overviews } = await loadSite();
    const of = { id: page.id, path: page.filePath };
    const html = withOverviews(compiled.html, (folder) => overviews.in(folder, of));
    return { html, headings: compiled.headings, isChecked, titleId };
  }
  return { ...(await renderEntry(page)), isChecked, titleId };
}

/** The site as the loader has it: Astro's store is half a second late, and read as a whole. */
function siteOf(pages: SitePages): ShownSite {
  const { version } = pages;
  if (edited?.pages !== pages || edited.version !== version) {
    const listed = pages.all().map(({ id, data, path, key }): DocsPage => ({
      ...{ collection: 'docs', id, data, filePath: path, digest: key, deferredRender: true },
    }));
    edited = { pages, version, site: siteFrom(listed) };
  }
  return edited.site;
}

async function readSite(): Promise<ShownSite> {
  const entries: unknown[] = await getCollection('docs');
  // Whatever the project's types say, the collection has this package's schema.
  return siteFrom(entries as DocsPage[]);
}

function siteFrom(all: DocsPage[]): ShownSite {
  const showsDrafts = import.meta.env.DEV;
  const placed = all.map(({ id, data, filePath }) => ({ id, data, path: filePath }));
  const pages = all.filter(({ data }) => showsDrafts || !data.draft);
  const order = orderPages(placed, { ...site, showsDrafts });
  const { sidebar } = order;
  const overviews = new FolderOverviews(placed, { ...site, sidebar, showsDrafts });
  return { pages, ...order, overviews, translations: translationsOf(pages, site.lang) };
}
