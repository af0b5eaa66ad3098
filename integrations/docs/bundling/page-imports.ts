import type { Plugin } from 'vite';
import { isPageFile } from '../addresses/page-address.ts';
import type { DocsSite } from '../loading/docs-site.ts';
import { missingImport } from '../mistakes/missing-import.ts';
import type { SitePages } from '../pages/site-pages.ts';
import type { PageImport } from '../parse/page-imports.ts';
import { bundleProblems, pathFrom } from './bundle-problems.ts';
import { standIn, standInOf } from './stand-in.ts';

/**
 * Vite plugin that notes what pages import and nobody has, all of it, and has the bundler go on with
 * something in its place. Aliases, virtual modules and packages are found by whoever finds them.
 *
 * @param onStopped called when the bundler stopped all the same
 */
export function pageImports(site: DocsSite, root: URL, onStopped: () => Promise<void>): Plugin {
  // Of what Rolldown carries along with a question it mixes up those asked at the same time.
  const asked = new Set<string>();
  const importsOf = (path: string) => importsAt(path, site.pages);
  const stopped = async (error?: Error): Promise<void> => {
    if (!error) return;
    site.problems.addAll(bundleProblems(error, { root, importsOf }));
    await onStopped();
  };
  return {
    name: 'meantime/page-imports',
    apply: 'build',
    resolveId: {
      order: 'pre',
      async handler(source, importer, options) {
        const { pages } = site;
        const wanted = (one: string) => `${this.environment.name} ${importer ?? ''} ${one}`;
        // Astro asks for what stands in a page by `./` as well.
        const isAsked = [source, source.replace(/^\.\//, '')].some((one) => asked.has(wanted(one)));
        if (!pages || isAsked) return null;
        const path = importer === undefined ? undefined : pageAt(importer, pages, root);
        // Whoever takes in what is broken gets something else.
        if (path === undefined && (pages.broken.size === 0 || !mayBePage(source))) return null;
        asked.add(wanted(source));
        const search = this.resolve(source, importer, { ...options, skipSelf: true });
        // What a package does not export is an error where other things that are missing are null.
        const found = await search.catch((error: unknown) => {
          if (path === undefined) throw error;
          return null;
        });
        asked.delete(wanted(source));
        const names = path === undefined ? [] : namesOf(source, path, pages);
        if (found) {
          const isBroken = pages.broken.has(pathFrom(root, withoutQuery(found.id)));
          return isBroken && !isList(importer) ? standInOf(names) : found;
        }
        if (path === undefined || importer === undefined) return null;
        noteMissing(source, { path, importer: withoutQuery(importer) }, site);
        return standInOf(names);
      },
    },
    load: (id) => standIn(id),
    async buildEnd(error) {
      const { pages } = site;
      await stopped(error);
      if (error || !pages) return;
      for (const id of this.getModuleIds()) {
        const path = pageAt(id, pages, root);
        if (path !== undefined && reachesStandIn(id, (one) => this.getModuleInfo(one))) {
          pages.incomplete.add(path);
        }
      }
    },
    renderError: stopped,
  };
}

/** Astro's lists of what its collections import. */
function isList(importer: string | undefined): boolean {
  return importer?.includes('/.astro/') ?? false;
}

function mayBePage(source: string): boolean {
  return isPageFile(withoutQuery(source));
}

/** Path of a page or partial by the id of its module. */
function pageAt(id: string, pages: SitePages, root: URL): string | undefined {
  const file = withoutQuery(id);
  if (!isPageFile(file)) return undefined;
  const path = pathFrom(root, file);
  return pages.at(path) ? path : undefined;
}

function importsAt(path: string, pages: SitePages | undefined): readonly PageImport[] {
  const page = pages?.at(path);
  return (page && pages?.compiler.factsOf(page.key)?.imports) ?? [];
}

function namesOf(source: string, path: string, pages: SitePages): string[] {
  return importsAt(path, pages)
    .filter(({ specifier }) => specifier === source)
    .flatMap(({ names }) => names);
}

function noteMissing(
  source: string,
  { path, importer }: { path: string; importer: string },
  { pages, problems }: DocsSite,
): void {
  const page = pages?.at(path);
  const facts = page && pages?.compiler.factsOf(page.key);
  const places = facts?.imports.filter(({ specifier }) => specifier === source) ?? [];
  const images = facts?.links.links.filter((link) => isImage(link, source)) ?? [];
  // Images beside the page were looked for before it was bundled.
  if (places.length === 0 && images.length > 0 && /^\.{1,2}\//.test(source)) return;
  for (const { line, column } of places.length + images.length > 0
    ? [...places, ...images]
    : [{}]) {
    const location = {
      file: path,
      ...(line !== undefined && { line }),
      ...(column !== undefined && { column }),
    };
    problems.addAll([missingImport(source, { importer, location })]);
  }
}

function isImage({ kind, written }: { kind: string; written: string }, source: string): boolean {
  return kind === 'image' && (written === source || decodeURI(written) === source);
}

type ModuleInfo = { importedIds: readonly string[]; dynamicallyImportedIds: readonly string[] };

function reachesStandIn(start: string, infoOf: (id: string) => ModuleInfo | null): boolean {
  const seen = new Set([start]);
  // A set is walked with what is added meanwhile.
  for (const id of seen) {
    if (standIn(id) !== undefined) return true;
    const info = id.includes('/node_modules/') ? null : infoOf(id);
    for (const one of info?.importedIds ?? []) seen.add(one);
    for (const one of info?.dynamicallyImportedIds ?? []) seen.add(one);
  }
  return false;
}

function withoutQuery(id: string): string {
  return id.replace(/[?#].*$/s, '');
}
