import { pathFrom } from '../../path-below.ts';
import { ownFolder } from '../../../src/protocol/own-folder.ts';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroConfig } from 'astro';
import type { MeantimeError } from '../../../src/protocol/errors.ts';
import { renderProblem } from '../../../src/protocol/problem.ts';
import type { LoadedPage, SitePages } from '../pages/site-pages.ts';
import { pagePath, withBase } from '../addresses/page-address.ts';
import { resolveLink } from '../addresses/resolve-link.ts';
import { shown } from '../problems/problems.ts';
import { contentFolder, type SiteSettings } from '../settings/site-settings.ts';
import { checkLinks, checkOptionLinks, linkProblems, type OptionLink } from './check-links.ts';
import { hostRedirects } from './host-redirects.ts';
import { idsOfHtml } from '../compile/links/ids-of-html.ts';
import { LinkTargets, type LinkedPage, type LinkedSite } from './link-targets.ts';
import { listFiles } from './list-files.ts';
import { answersPath, type SiteRoute } from './site-routes.ts';

interface CheckedSite {
  config: Pick<AstroConfig, 'root' | 'publicDir'>;
  settings: SiteSettings;
  pages: SitePages;
  /** Id of each page by its file below the folder of pages; grows and shrinks with the site. */
  files: ReadonlyMap<string, string>;
  /** Undefined where Astro has resolved none. */
  routes: readonly SiteRoute[] | undefined;
}

interface Logger {
  warn(message: string): void;
}

/** Checks the links of the site that is built or served. */
export class SiteLinks {
  readonly #site: CheckedSite;
  readonly #warnedOf = new Set<string>();

  constructor(site: CheckedSite) {
    this.#site = site;
  }

  /** What is broken in the options and in all pages that were compiled; nothing where the routes are not known. */
  problems(): MeantimeError[] {
    const { routes } = this.#site;
    if (!routes) return [];
    const site = this.#linkedSite(routes, false);
    const { pages, settings } = this.#site;
    pages.compiler.saveFacts(pages.all().map(({ key }) => key));
    return [...checkOptionLinks(optionLinks(settings), site), ...checkLinks(site)];
  }

  /**
   * What could not be told before the pages were built: anchors in those whose own components and
   * expressions may have given them more ids.
   *
   * @param dir folder of the built site
   */
  problemsOfBuilt(dir: URL): MeantimeError[] {
    const { routes } = this.#site;
    if (!routes) return [];
    const site = this.#linkedSite(routes, false);
    if (!site.pages.some(({ links }) => links?.mayHaveMoreIds)) return [];
    const pages = site.pages.map((page) => {
      const file = new URL(`.${pagePath(page.id)}index.html`, dir);
      let ids: string[] | undefined;
      return { ...page, builtIds: () => (ids ??= idsOfFile(file)) };
    });
    return checkLinks({ ...site, pages });
  }

  /** Says what is broken in a page, once for each version of it. */
  warnOf({ path, key }: Pick<LoadedPage, 'path' | 'key'>, logger: Logger): void {
    const { routes } = this.#site;
    if (!routes || this.#warnedOf.has(key)) return;
    this.#warnedOf.add(key);
    const site = this.#linkedSite(routes, true);
    const page = site.pages.find(({ file }) => site.folder + file === path);
    if (!page) return;
    for (const problem of linkProblems(page, new LinkTargets(site))) {
      logger.warn(`${renderProblem(shown(problem, this.#site.config.root))}\n`);
    }
  }

  #linkedSite(routes: readonly SiteRoute[], showsDrafts: boolean): LinkedSite {
    const { config, settings, files } = this.#site;
    const folder = contentFolder(config.root, settings);
    const answers = answersPath(routes);
    const isRedirected = hostRedirects(config.publicDir);
    return {
      base: settings.base,
      folder: wayTo(config.root, folder),
      pages: this.#linkedPages(files),
      contentFiles: listFiles(fileURLToPath(folder)),
      publicFolder: wayTo(config.root, config.publicDir),
      publicFiles: listFiles(fileURLToPath(config.publicDir)),
      isServed: (path) =>
        isMadeByBuild(path, settings) ||
        answers(path) ||
        isRedirected(withBase(settings.base, path)),
      hasFile: (path) => existsSync(new URL(encodeURI(path), config.root)),
      showsDrafts,
    };
  }

  #linkedPages(files: ReadonlyMap<string, string>): LinkedPage[] {
    const { pages } = this.#site;
    const linked = [...files].map(([file, id]): LinkedPage => {
      const loaded = pages.get(id);
      const links = loaded && pages.compiler.factsOf(loaded.key)?.links;
      return { id, file, isDraft: loaded?.data.draft === true, links };
    });
    return linked.sort((a, b) => (a.file < b.file ? -1 : 1));
  }
}

function optionLinks({ links, logo, ...site }: SiteSettings): OptionLink[] {
  const resolve = (href: string): string => resolveLink(href, { ...site, file: 'index.md' });
  const found = links.map(({ href }, index): OptionLink => {
    return { option: `links[${index}].href`, written: href, url: resolve(href), kind: 'link' };
  });
  if (logo === undefined) return found;
  return [
    ...found,
    { option: 'logo', written: logo, url: withBase(site.base, logo), kind: 'file' },
  ];
}

const builtFolders = [ownFolder, '_astro/', 'pagefind/'];

/** What a build writes without a route. */
function isMadeByBuild(path: string, { hasSitemap }: Pick<SiteSettings, 'hasSitemap'>): boolean {
  if (builtFolders.some((folder) => path.startsWith(`/${folder}`))) return true;
  return hasSitemap && /^\/sitemap-(?:index|\d+)\.xml$/.test(path);
}

function wayTo(root: URL, folder: URL): string {
  const path = pathFrom(fileURLToPath(root), fileURLToPath(folder));
  return path === '' ? '' : `${path}/`;
}

/** Undefined for a page that a server renders. */
function idsOfFile(file: URL): string[] | undefined {
  return existsSync(file) ? idsOfHtml(readFileSync(file, 'utf8')) : undefined;
}
