import { packageFile } from '../package-file.ts';
import { importName } from '../path-below.ts';
import { virtualModule } from '../virtual-module.ts';
import type { VitePlugin } from '../vite-plugin.ts';
import { ownFile, requireFiles } from './settings/own-files.ts';
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
    return { name, given, file: given === undefined ? packageFile(path) : ownFile(given, root) };
  });
  const given = files.flatMap(({ name, given }) =>
    given === undefined ? [] : [{ option: `parts.${name}`, path: given }],
  );
  requireFiles(given, root);
  const code = files.map(
    ({ name, file }) => `export { default as ${name} } from ${JSON.stringify(importName(file))};`,
  );
  return virtualModule(moduleName, () => code.join('\n'));
}
