import type { EnvironmentModuleNode, Plugin } from 'vite';
import { pathBelow } from '../../path-below.ts';
import { isPagePath } from '../content/find-pages.ts';
import { contentLists, forgetModules } from '../../astro-internals.ts';
import { contentEvent } from './client/page-edits.ts';

/**
 * Leaves changed pages to `serveEdits`: where one is a module, and where the list of the pages is
 * another, Astro has every tab load its page again. Not where a page is a part of something else.
 *
 * @param folder path of the folder of pages
 */
export function ownUpdates(folder: string): Plugin {
  return {
    name: 'meantime/own-updates',
    apply: 'serve',
    hotUpdate: {
      order: 'pre',
      handler({ file, modules, server }) {
        if (contentLists.test(file)) {
          // In all of them at once: who is told asks at once.
          for (const one of Object.values(server.environments)) forgetModules(one, file);
          server.environments.client.hot.send(contentEvent, {});
          return [];
        }
        if (!isPagePath(pathBelow(folder, file))) return undefined;
        return modules.every((module) => standsAlone(module, file)) ? [] : undefined;
      },
    },
  };
}

function standsAlone(module: EnvironmentModuleNode, file: string): boolean {
  return [...module.importers].every(
    (importer) => importer.file === file || contentLists.test(importer.file ?? ''),
  );
}
