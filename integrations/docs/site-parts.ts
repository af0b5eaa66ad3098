import { existsSync } from 'node:fs';
import { packageFile } from '../package-file.ts';
import { importName } from '../path-below.ts';
import type { VitePlugin } from '../vite-plugin.ts';
import { optionsInvalid } from './settings/errors.ts';
import type { PartName } from './settings/parts-option.ts';

const moduleName = 'virtual:meantime/parts';

/** The theme's own, which a site's may wrap: `meantime/parts/header`. */
const own: Record<PartName, string> = {
  header: 'integrations/docs/theme/header.astro',
  footer: 'integrations/docs/theme/site-footer.astro',
  sidebar: 'integrations/docs/theme/sidebar.astro',
  tableOfContents: 'integrations/docs/theme/table-of-contents.astro',
  pageHeader: 'integrations/docs/theme/page-header.astro',
  pageFooter: 'integrations/docs/theme/page-footer.astro',
};

/**
 * Vite plugin by which the theme gets its parts: its own, or what the site has in their place.
 *
 * @param parts files of the site, from its root
 * @throws MeantimeError `docs-options-invalid` for a file that is not there
 */
export function siteParts(
  parts: Readonly<Partial<Record<PartName, string | undefined>>>,
  root: URL,
): VitePlugin {
  const files = Object.entries(own).map(([name, path]) => {
    const given = parts[name as PartName]; // the names of the object above
    return { name, given, file: given === undefined ? packageFile(path) : fileOf(given, root) };
  });
  const missing = files.filter(({ file }) => !existsSync(file));
  if (missing.length > 0) {
    throw optionsInvalid(
      missing.map(
        ({ name, given = '' }) =>
          `parts.${name}: there is no file ${given}; write its path from the project's root`,
      ),
    );
  }
  const code = files.map(
    ({ name, file }) => `export { default as ${name} } from ${JSON.stringify(importName(file))};`,
  );
  return {
    name: 'meantime/parts',
    resolveId: (id) => (id === moduleName ? `\0${moduleName}` : undefined),
    load: (id) => (id === `\0${moduleName}` ? code.join('\n') : undefined),
  };
}

function fileOf(path: string, root: URL): URL {
  return new URL(path.replace(/^\/+/, ''), root);
}
