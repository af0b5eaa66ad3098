import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Components } from '../components/built-ins.ts';
import { includedFiles } from '../compile/includes/included-files.ts';
import { splicePage } from '../compile/includes/splice-page.ts';
import { readPage } from '../content/page-files.ts';
import { pageSource } from '../parse/page-source.ts';
import { pathBelow, pathFrom } from '../../path-below.ts';
import type { VitePlugin } from '../../vite-plugin.ts';
import type { Features } from 'satteri';

interface ModuleSite {
  root: URL;
  /** Folder of the pages. */
  folder: URL;
  components: Components;
  features: Features;
}

/** Vite plugin that gives whoever makes a module of a page the page with what it includes. */
export function expandIncludes({ root, folder, components, features }: ModuleSite): VitePlugin {
  return {
    name: 'meantime/expand-includes',
    enforce: 'pre',
    load: {
      filter: { id: /\.mdx$/ },
      handler(id) {
        if (pathBelow(fileURLToPath(folder), id) === undefined) return undefined;
        const contents = readFileSync(id, 'utf8');
        const read = contents.includes('<Include')
          ? readPage({ path: pathFrom(fileURLToPath(root), id), contents })
          : undefined;
        if (!read?.value) return undefined;
        const source = pageSource(read.value, root);
        const made = splicePage(source, { root, components, features });
        // What is wrong with it is told where pages are compiled.
        if (!made) return undefined;
        for (const { file } of includedFiles(contents, pathToFileURL(id))) {
          this.addWatchFile(fileURLToPath(file));
        }
        const start = source.text.search(/\S/);
        return { code: contents.slice(0, start) + made.spliced.text.slice(start), map: null };
      },
    },
  };
}
