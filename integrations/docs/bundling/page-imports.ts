import type { Plugin } from 'vite';
import { isPageFile } from '../addresses/page-address.ts';
import type { DocsSite } from '../loading/docs-site.ts';
import type { SitePages } from '../pages/site-pages.ts';
import type { PageImport } from '../parse/page-imports.ts';
import { bundleProblems, pathFrom } from './bundle-problems.ts';
import { MissingImports, type InfoOf } from './missing-imports.ts';
import { isList, isProjectFile, mayLackImports, withoutQuery } from './module-ids.ts';
import { standIn, standInId } from './stand-in.ts';
import { exactly } from '../../virtual-module.ts';

/**
 * Vite plugin that notes what pages, components and packages import and nobody has, all of it, and
 * has the bundler go on with something in its place. Aliases, virtual modules and packages are found
 * by whoever finds them.
 *
 * @param onStopped called when the bundler stopped all the same
 */
export function pageImports(site: DocsSite, root: URL, onStopped: () => Promise<void>): Plugin {
  // Of what Rolldown carries along with a question it mixes up those asked at the same time.
  const asked = new Set<string>();
  const runs = new Map<string, MissingImports>();
  const missingIn = ({ name }: { name: string }): MissingImports => {
    const known = runs.get(name) ?? new MissingImports(site, root);
    runs.set(name, known);
    return known;
  };
  const stopped = async (error?: Error): Promise<void> => {
    if (!error) return;
    const importsOf = (path: string) => importsAt(path, site.pages);
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
        // What code requires may be done without, which the bundler sees.
        if (!pages || importer === undefined || options.kind === 'require-call') return null;
        const wanted = (one: string) => `${this.environment.name} ${importer} ${one}`;
        // Astro asks for what stands in a page by `./` as well.
        const isAsked = [source, source.replace(/^\.\//, '')].some((one) => asked.has(wanted(one)));
        if (isAsked) return null;
        const isOfProject = isProjectFile(importer);
        const isOfPackage = mayLackImports(importer);
        const mayBeBroken = pages.broken.size > 0 && isPageFile(withoutQuery(source));
        if (!isOfProject && !isOfPackage && !mayBeBroken) return null;
        asked.add(wanted(source));
        const search = this.resolve(source, importer, { ...options, skipSelf: true });
        // What a package does not export is an error where other things that are missing are null.
        const found = await search.catch((error: unknown) => {
          if (!isOfProject) throw error;
          return null;
        });
        asked.delete(wanted(source));
        return missingIn(this.environment).answer({ source, importer }, found);
      },
    },
    load: { filter: { id: exactly([standInId]) }, handler: () => standIn },
    async buildEnd(error) {
      const { pages } = site;
      const infoOf: InfoOf = (id) => this.getModuleInfo(id);
      missingIn(this.environment).blame(infoOf);
      await stopped(error);
      if (error || !pages) return;
      for (const id of takersOf(standInId, infoOf)) {
        if (isProjectFile(id)) pages.incomplete.add(pathFrom(root, id));
      }
    },
    renderError: stopped,
  };
}

function importsAt(path: string, pages: SitePages | undefined): readonly PageImport[] {
  const page = pages?.at(path);
  return (page && pages?.compiler.factsOf(page.key)?.imports) ?? [];
}

/** Ids of all that takes a module in, be it by others; a list of pages is not what it lists. */
function takersOf(start: string, infoOf: InfoOf): Set<string> {
  const found = new Set([start]);
  // A set is walked with what is added meanwhile.
  for (const id of found) {
    const { importers = [], dynamicImporters = [] } = infoOf(id) ?? {};
    for (const one of [...importers, ...dynamicImporters]) if (!isList(one)) found.add(one);
  }
  return found;
}
