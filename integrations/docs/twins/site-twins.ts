import { createHash } from 'node:crypto';
import { fullName, indexName, twinPath } from '../../../src/protocol/twin-path.ts';
import { wordsIn } from '../../../src/words/languages/words-in.ts';
import { pagePath, withBase } from '../addresses/page-address.ts';
import { resolveLink } from '../addresses/resolve-link.ts';
import { ownCode } from '../cache/own-code.ts';
import { frontmatterOrigin } from '../compile/links/frontmatter-links.ts';
import { markLink, withLinks } from '../compile/twin/link-marks.ts';
import { escapeMarkdown, markdownLink } from '../components/escape-markdown.ts';
import { writtenOverviews } from '../components/overview.ts';
import type { DrawDiagrams } from '../markdown/draw-diagram.ts';
import { FolderOverviews } from '../navigation/folder-overviews.ts';
import { flattenSidebar, type SidebarEntry } from '../navigation/build-sidebar.ts';
import { orderPages } from '../navigation/neighbours.ts';
import type { LoadedPage, SitePages } from '../pages/site-pages.ts';
import type { SiteSettings } from '../settings/site-settings.ts';
import { indexText, type ListedPage } from './index-text.ts';
import { TwinAddresses } from './twin-addresses.ts';
import { twinHead } from './twin-head.ts';

interface TwinnedSite {
  pages: SitePages;
  settings: SiteSettings;
  /** Where the site will be; absent where nobody knows. */
  origin: string | undefined;
  /** Names the files of diagrams; undefined where none are drawn. */
  diagrams?: Pick<DrawDiagrams, 'nameOf'> | undefined;
  /** HTML of the page at a path below the base; undefined where there is none. */
  htmlAt: (path: string) => Promise<string | undefined>;
  /** Text of a file that was written already; undefined where it was not, or is the site's own. */
  writtenAt?: (path: string) => string | undefined;
  /** Development shows drafts. */
  showsDrafts: boolean;
}

/** A file for assistants. */
export interface TwinFile {
  /** Below the base, without a slash before it, as it is written in an address. */
  path: string;
  /** Stands for its text, at less cost. */
  key: () => Promise<string>;
  text: () => Promise<string>;
}

/** Everything that assistants read of a site: its pages as Markdown, and the lists of them by language. */
export class SiteTwins {
  readonly #site: TwinnedSite;
  readonly #addresses: TwinAddresses;
  readonly #shown: readonly LoadedPage[];
  /** Whether there is a twin, by path of the page. */
  readonly #paths: ReadonlySet<string>;
  readonly #sidebar: readonly SidebarEntry[];
  readonly #overviews: FolderOverviews;
  readonly #shared: string;
  /** Of pages that hold code. */
  readonly #rendered = new Map<string, Promise<string>>();

  constructor(site: TwinnedSite) {
    const { pages, settings, origin, showsDrafts } = site;
    this.#site = site;
    const all = pages.all();
    const isShown = ({ data, isBroken }: LoadedPage): boolean =>
      (showsDrafts || !data.draft) && !data.noindex && !isBroken;
    this.#shown = all.filter(isShown);
    this.#paths = new Set(this.#shown.map(({ id }) => pagePath(id)));
    this.#sidebar = orderPages(all, { ...settings, showsDrafts }).sidebar;
    const { lang: siteLang, base } = settings;
    const ordered = { sidebar: this.#sidebar, base, lang: siteLang, showsDrafts };
    this.#overviews = new FolderOverviews(all, ordered);
    this.#addresses = new TwinAddresses({
      base: settings.base,
      origin,
      hasTwin: (path) => this.#paths.has(path),
    });
    const { title, description, lang, words } = settings;
    const said = [title, description, lang, words, settings.base, origin];
    this.#shared = hashOf([ownCode([import.meta.url]).hash, said]);
  }

  files(): TwinFile[] {
    const twins = this.#shown.map((page) => ({
      path: fileOf(page),
      key: () => this.#keyOf(page),
      text: () => this.#twin(page),
    }));
    return [...twins, ...this.#languages().flatMap((lang) => this.#listsIn(lang))];
  }

  /** The site's own first. */
  #languages(): string[] {
    const { lang } = this.#site.settings;
    const others = new Set(this.#listed().map(({ data }) => data.lang ?? lang));
    others.delete(lang);
    return [lang, ...[...others].sort()];
  }

  /** In the order of the sidebar, and behind them what it does not list. */
  #listed(): LoadedPage[] {
    const places = new Map(flattenSidebar(this.#sidebar).map(({ id }, index) => [id, index]));
    const placeOf = ({ id, data }: LoadedPage): number =>
      data.template === 'home' ? -1 : (places.get(id) ?? places.size);
    return this.#shown
      .filter(({ data }) => !data.sidebar.hidden)
      .toSorted((a, b) => placeOf(a) - placeOf(b));
  }

  #listsIn(lang: string): TwinFile[] {
    const pages = this.#listed().filter((page) => this.#langOf(page) === lang);
    const listed = pages.map(({ id, data }) => [id, data.title, data.description, data.quickstart]);
    const folder = this.#folderOf(lang);
    return [
      {
        path: folder + indexName,
        key: () => Promise.resolve(hashOf([this.#shared, listed, this.#sidebar, lang])),
        text: () => Promise.resolve(this.#index(pages, lang)),
      },
      {
        path: folder + fullName,
        key: async () => {
          const keys = await Promise.all(pages.map((page) => this.#keyOf(page)));
          return hashOf([this.#shared, keys]);
        },
        text: async () => (await Promise.all(pages.map((page) => this.#written(page)))).join('\n'),
      },
    ];
  }

  #index(pages: readonly LoadedPage[], lang: string): string {
    const { title, description } = this.#site.settings;
    const home = pages.find(({ data }) => data.template === 'home') ?? pages[0];
    const isMain = lang === this.#site.settings.lang;
    const others = this.#languages().filter((one) => one !== lang);
    const pathOf = (one: string, name: string) => `/${this.#folderOf(one)}${name}`;
    const link = (name: string, path: string) => ({ name, address: this.#addresses.whole(path) });
    return indexText({
      title,
      description: (isMain ? description : undefined) ?? home?.data.description ?? title,
      lang,
      words: wordsIn(lang, this.#site.settings.words).words,
      sidebar: this.#sidebar,
      pages: new Map(pages.map((page) => [page.id, this.#indexed(page)])),
      others: [
        link(fullName, pathOf(lang, fullName)),
        ...others.map((one) => link(`${indexName} (${one})`, pathOf(one, indexName))),
      ],
    });
  }

  /** Of all that the twin is made of; of a page that holds code that is its text. */
  async #keyOf(page: LoadedPage): Promise<string> {
    const { compiler } = this.#site.pages;
    const links = compiler.factsOf(page.key)?.links.links ?? [];
    const reached = links.map(({ written, url = written }) => this.#addresses.linked(url));
    const made = page.isModule ? await this.#body(page) : page.key;
    const overviews = compiler.factsOf(page.key)?.links.overviews?.map(({ folder }) => {
      return this.#overviews.in(folder, page);
    });
    return hashOf([this.#shared, page.id, page.data, made, reached, overviews]);
  }

  /** To make it again, all that the page was compiled to would have to be read. */
  async #written(page: LoadedPage): Promise<string> {
    return this.#site.writtenAt?.(fileOf(page)) ?? this.#twin(page);
  }

  async #twin(page: LoadedPage): Promise<string> {
    const { id, data } = page;
    const index = this.#addresses.whole(`/${this.#folderOf(this.#langOf(page))}${indexName}`);
    const { words } = wordsIn(this.#langOf(page), this.#site.settings.words);
    const marked = [
      `# ${escapeMarkdown(data.title)}`,
      `> ${escapeMarkdown(words.page.pages)}: ${markdownLink(index, index)}`,
      ...(data.template === 'home' ? [this.#actions(page)] : []),
      await this.#body(page),
    ];
    const url = this.#addresses.known(pagePath(id));
    const text = marked.filter((part) => part.trim() !== '').join('\n\n');
    return twinHead({ data, url }) + '\n' + withLinks(text, (one) => this.#addresses.linked(one));
  }

  /** The buttons of a home page. */
  #actions({ data }: LoadedPage): string {
    const { settings } = this.#site;
    const lines = (data.hero?.actions ?? []).map(({ label, href }) => {
      const address = resolveLink(href, { ...settings, file: frontmatterOrigin });
      return `- ${markdownLink(escapeMarkdown(label), this.#addresses.linked(address))}`;
    });
    return lines.join('\n');
  }

  async #body(page: LoadedPage): Promise<string> {
    if (page.isModule) return this.#bodyOfModule(page);
    const compiled = await this.#site.pages.compiled(page);
    if (compiled.kind !== 'plain') return this.#bodyOfModule(page);
    const entriesOf = (folder: string) => this.#overviews.in(folder, page);
    return writtenOverviews(compiled.markdown, entriesOf, (label, href) =>
      markdownLink(label, markLink(href)),
    );
  }

  #bodyOfModule({ id }: LoadedPage): Promise<string> {
    const { htmlAt, settings, showsDrafts } = this.#site;
    const path = pagePath(id);
    const known = showsDrafts ? undefined : this.#rendered.get(path);
    const render = async (): Promise<string> => {
      const { renderedTwin } = await import('./rendered-twin.ts');
      const html = (await htmlAt(path)) ?? '';
      return renderedTwin(html, withBase(settings.base, path), this.#diagrams());
    };
    const body = known ?? render();
    this.#rendered.set(path, body);
    return body;
  }

  /** The sources of all diagrams that are shown, by name. */
  #diagrams(): Map<string, string> {
    const { pages, diagrams } = this.#site;
    if (!diagrams) return new Map();
    const shown = [...pages.all(), ...pages.partials.values()];
    const drawn = shown.flatMap(({ key }) => pages.compiler.factsOf(key)?.diagrams ?? []);
    return new Map(drawn.map(({ source }) => [diagrams.nameOf(source), source]));
  }

  #indexed({ id, data }: LoadedPage): ListedPage {
    const address = this.#addresses.whole(twinPath(pagePath(id)));
    return { id, data, address, isHome: data.template === 'home' };
  }

  #langOf({ data }: LoadedPage): string {
    return data.lang ?? this.#site.settings.lang;
  }

  /** Folder of a language's lists, with a slash at its end; none for the site's own. */
  #folderOf(lang: string): string {
    return lang === this.#site.settings.lang ? '' : `${lang}/`;
  }
}

function fileOf({ id }: LoadedPage): string {
  return twinPath(pagePath(id)).slice(1);
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}
