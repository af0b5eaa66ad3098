import { relative, sep } from 'node:path';
import type { EnvironmentModuleNode, Plugin } from 'vite';
import { isPagePath } from '../content/find-pages.ts';

/**
 * Leaves a changed page to `serveEdits`: for a page that is a module, Astro has every tab load its
 * page again. Not where the page is also a part of something else.
 *
 * @param folder path of the folder of pages
 */
export function ownUpdates(folder: string): Plugin {
  return {
    name: 'meantime/own-updates',
    apply: 'serve',
    hotUpdate: {
      order: 'pre',
      handler({ file, modules }) {
        if (!isPagePath(relative(folder, file).split(sep).join('/'))) return undefined;
        return modules.every((module) => standsAlone(module, file)) ? [] : undefined;
      },
    },
  };
}

function standsAlone(module: EnvironmentModuleNode, file: string): boolean {
  return [...module.importers].every(
    (importer) => importer.file === file || importer.file?.endsWith('/content-modules.mjs'),
  );
}
