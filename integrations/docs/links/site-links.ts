import { pathFrom } from '../../path-below.ts';
import { fullName, indexName } from '../../../src/protocol/twin-path.ts';
import { ownFolder } from '../../../src/protocol/own-folder.ts';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroConfig } from 'astro';
import type { ExternalPlace } from '../../../src/problems/lint-message.ts';
import { renderProblem } from '../../../src/problems/problem.ts';
import type { LinkFindings, LoadedPage, Rendered, SitePages } from '../pages/site-pages.ts';
import { pageId, pagePath, withBase } from '../addresses/page-address.ts';
import { resolveLink } from '../addresses/resolve-link.ts';
import { shown } from '../problems/problems.ts';
import { contentFolder, type SiteSettings } from '../settings/site-settings.ts';
import { linkNotes } from './link-notes.ts';
import { checkLinks, checkOptionLinks, linkProblems, type OptionLink } from './check-links.ts';
import type { PageLink } from '../compile/links/page-links.ts';
import { hostRedirects } from './host-redirects.ts';
import { hostsOf, type Importer } from './hosts-of.ts';
import { ignoredNone } from './errors.ts';
import { IgnoredLinks } from './ignored-links.ts';
import { LinkTargets, type LinkedPage, type LinkedSite } from './link-targets.ts';
import { listFiles } from './list-files.ts';
import { movedLinks, movedLinksOf } from './moved-links.ts';
import { oldAddress, redirectsOf } from './redirects.ts';
import { renderedLinkProblems } from './rendered-links.ts';
import { answersPath, hasParameters, type SiteRoute } from './site-routes.ts';

interface CheckedSite {
  config: Pick<AstroConfig, 'root' | 'publicDir'>;
  settings: SiteSettings;
  pages: SitePages;
  /** Id of each page by its file below the folder of pages; grows and shrinks with the site. */
  files: ReadonlyMap<string, string>;
  /** Undefined where Astro has resolved none. */
  routes: readonly SiteRoute[] | undefined;
}

interface NoteLogger {
  warn(message: string): void;
}

/** Checks the links of the site that is built or served. */
export class SiteLinks {
  readonly #site: CheckedSite;
  readonly #warnedOf = new Set<string>();

  constructor(site: CheckedSite) {
    this.#site = site;
  }

  /**
   * What is broken in the options and in all pages that were compiled; nothing where the routes are
   * not known. Anchors in pages whose own components and expressions may have given them more ids
   * are judged once they are rendered, as are the addresses that these have made.
   */
  findings(rendered?: Rendered): LinkFindings {
    const { routes } = this.#site;
    if (!routes) return { errors: [], warnings: [], notes: [], ignored: 0 };
    const site = this.#linkedSite(routes, false, rendered);
    const { pages, settings } = this.#site;
    const keys = [...pages.all(), ...pages.partials.values()].map(({ key }) => key);
    if (!rendered) pages.compiler.saveFacts(keys);
    const errors = [...checkOptionLinks(optionLinks(settings), site), ...checkLinks(site)];
    if (rendered) {
      const linksAt = ({ id }: LinkedPage) => rendered.linksAt(pagePath(id));
      errors.push(...renderedLinkProblems(site, { linksAt, textOf: (page) => this.#textOf(page) }));
    }
    const { ignored, notes } = letBe(site);
    return { errors, warnings: movedLinks(site), notes: [...linkNotes(site), ...notes], ignored };
  }

  /** What pages and partials link of other sites, without what the site lets be. */
  external(): ExternalPlace[] {
    const { pages, settings } = this.#site;
    const ignored = new IgnoredLinks(settings.ignoreLinks);
    return [...pages.all(), ...pages.partials.values()].flatMap((page) => {
      const links = pages.linksOf(page)?.external ?? [];
      return links
        .filter(({ written }) => !ignored.has(written))
        .map(({ written, line = null, column = null }) => {
          return { written, file: page.path, line, column };
        });
    });
  }

  /** Says what is broken in a page, once for each version of it. */
  warnOf({ path, key }: Pick<LoadedPage, 'path' | 'key'>, logger: NoteLogger): void {
    const { routes } = this.#site;
    if (!routes || this.#warnedOf.has(key)) return;
    this.#warnedOf.add(key);
    const site = this.#linkedSite(routes, true);
    const all = [...site.pages, ...site.partials];
    const page = all.find(({ file }) => site.folder + file === path);
    if (!page) return;
    const targets = new LinkTargets(site);
    for (const problem of [...linkProblems(page, targets), ...movedLinksOf(page, targets)]) {
      logger.warn(`${renderProblem(shown(problem, this.#site.config.root))}\n`);
    }
  }

  #textOf({ file }: LinkedPage): string {
    const { config, settings } = this.#site;
    return readFileSync(new URL(encodeURI(file), contentFolder(config.root, settings)), 'utf8');
  }

  #linkedSite(routes: readonly SiteRoute[], showsDrafts: boolean, seen?: Rendered): LinkedSite {
    const { config, settings, files } = this.#site;
    const folder = contentFolder(config.root, settings);
    const answers = answersPath(routes);
    const isRedirected = hostRedirects(config.publicDir);
    const pagesFolder = wayTo(config.root, folder);
    const rendered = seen && ((page: LinkedPage) => seen.idsAt(pagePath(page.id)));
    const pages = this.#linkedPages(files).map((page) => {
      return rendered ? { ...page, renderedIds: () => rendered(page) } : page;
    });
    return {
      base: settings.base,
      folder: pagesFolder,
      pages,
      partials: this.#partials(pagesFolder, pages),
      contentFiles: listFiles(fileURLToPath(folder)),
      publicFolder: wayTo(config.root, config.publicDir),
      publicFiles: listFiles(fileURLToPath(config.publicDir)),
      isServed: (path) =>
        isMadeByBuild(path, settings) ||
        answers(path) !== undefined ||
        isRedirected(withBase(settings.base, path)),
      movedTo: this.#movedTo(pages),
      openRoute: (path) => openRoute(answers(path)),
      hasFile: (path) => existsSync(new URL(encodeURI(path), config.root)),
      showsDrafts,
      ...(settings.ignoreLinks.length > 0 && { ignored: new IgnoredLinks(settings.ignoreLinks) }),
    };
  }

  /** Undefined where no page was moved. */
  #movedTo(linked: readonly LinkedPage[]): LinkedSite['movedTo'] {
    const redirects = redirectsOf(this.#site.pages.all());
    if (redirects.length === 0) return undefined;
    const pages = new Map(linked.map((page) => [page.id, page]));
    const moved = new Map(redirects.map(({ from, page }) => [from, pages.get(page.id)]));
    return (path) => (path.includes('%') ? undefined : moved.get(oldAddress(path)));
  }

  #partials(folder: string, linked: readonly LinkedPage[]): LinkedPage[] {
    const partials = [...this.#site.pages.partials.values()].map(({ path, key }) => {
      return { file: path.slice(folder.length), links: this.#site.pages.linksOf({ key }) };
    });
    const needsHosts = partials.some(({ links }) => links?.links.some(isOwnAnchor));
    const importers = needsHosts ? this.#importers(folder) : [];
    return partials.map(({ file, links }): LinkedPage => {
      const hosts = links?.links.some(isOwnAnchor) ? hostsOf(file, importers) : new Set();
      return {
        ...{ id: pageId(file), file, isDraft: false, links },
        hosts: linked.filter((page) => hosts.has(page.file)),
      };
    });
  }

  #importers(folder: string): Importer[] {
    const { pages } = this.#site;
    return [...pages.all(), ...pages.partials.values()].map(({ path, key }) => {
      const imports = pages.compiler.factsOf(key)?.imports ?? [];
      return { file: path.slice(folder.length), specifiers: imports.map((one) => one.specifier) };
    });
  }

  #linkedPages(files: ReadonlyMap<string, string>): LinkedPage[] {
    const { pages } = this.#site;
    const linked = [...files].map(([file, id]): LinkedPage => {
      const loaded = pages.get(id);
      // Of two files with one address, the other one's.
      const links = loaded?.path.endsWith(`/${file}`) ? pages.linksOf(loaded) : undefined;
      const isDraft = loaded?.data.draft === true;
      return { id, file, isDraft, links };
    });
    return linked.sort((a, b) => (a.file < b.file ? -1 : 1));
  }
}

/** What comes of the option `ignoreLinks`: one that lets nothing be may be misspelt. */
function letBe({ ignored, pages, partials }: LinkedSite): Pick<LinkFindings, 'notes' | 'ignored'> {
  if (!ignored) return { notes: [], ignored: 0 };
  const linked = [...pages, ...partials].map((page) => page.links);
  const written = linked.flatMap((links) => (links?.links ?? []).map((link) => link.written));
  const external = linked.flatMap((links) => (links?.external ?? []).map((link) => link.written));
  return {
    ignored: written.filter((link) => ignored.has(link)).length,
    notes: ignored.unusedBy([...written, ...external]).map((pattern) => ignoredNone(pattern)),
  };
}

function openRoute(pattern: string | undefined): string | undefined {
  return pattern !== undefined && hasParameters(pattern) ? pattern : undefined;
}

function isOwnAnchor({ written }: PageLink): boolean {
  return written.startsWith('#');
}

function optionLinks({
  links,
  logo,
  favicon,
  banner,
  socialImages,
  ...site
}: SiteSettings): OptionLink[] {
  const resolve = (href: string): string => resolveLink(href, { ...site, file: 'index.md' });
  const found = links.map(({ href }, index): OptionLink => {
    return { option: `links[${index}].href`, written: href, url: resolve(href), kind: 'link' };
  });
  const shown = banner ? banner.href : undefined;
  if (shown !== undefined) {
    found.push({ option: 'banner.href', written: shown, url: resolve(shown), kind: 'link' });
  }
  const pictures = [
    ['logo', logo?.light],
    ['logo.dark', logo?.dark === logo?.light ? undefined : logo?.dark],
    ['favicon', favicon],
    ['socialImages.logo', socialImages ? socialImages.logo : undefined],
  ] as const;
  return [
    ...found,
    ...pictures.flatMap(([option, written]): OptionLink[] =>
      written === undefined
        ? []
        : [{ option, written, url: withBase(site.base, written), kind: 'file' }],
    ),
  ];
}

const builtFolders = [ownFolder, '_astro/', 'pagefind/'];

/** What a build writes without a route. */
function isMadeByBuild(
  path: string,
  { hasSitemap, assistants }: Pick<SiteSettings, 'hasSitemap' | 'assistants'>,
): boolean {
  if (builtFolders.some((folder) => path.startsWith(`/${folder}`))) return true;
  if (assistants && (path === `/${indexName}` || path === `/${fullName}`)) return true;
  return hasSitemap && /^\/(?:sitemap-(?:index|\d+)\.xml|robots\.txt)$/.test(path);
}

function wayTo(root: URL, folder: URL): string {
  const path = pathFrom(fileURLToPath(root), fileURLToPath(folder));
  return path === '' ? '' : `${path}/`;
}
