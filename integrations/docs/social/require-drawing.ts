import { fileURLToPath } from 'node:url';
import type { AstroConfig } from 'astro';
import { installLine } from '../../../src/package/install-line.ts';
import { socialImagesMissing, socialImagesNowhere } from '../settings/errors.ts';
import { requirePackages } from '../settings/optional-packages.ts';
import type { DocsSettings } from '../settings/options.ts';
import { enginePackage } from './engine.ts';
import { rangesFile } from './font-package.ts';

/**
 * Asks for what draws the images of pages before anything is built.
 *
 * @throws MeantimeError `social-images-missing`, `social-images-nowhere`
 */
export function requireDrawing(
  { root, site }: Pick<AstroConfig, 'root' | 'site'>,
  { socialImages }: Pick<DocsSettings, 'socialImages'>,
): void {
  if (!socialImages) return;
  if (site === undefined) throw socialImagesNowhere();
  const fonts = socialImages.fonts.map((name) => [name, rangesFile(name)] as const);
  const entries = { [enginePackage]: enginePackage, ...Object.fromEntries(fonts) };
  const load = requirePackages(root, entries, socialImagesMissing);
  try {
    // It is a binary for each kind of machine, which may not be there though the package is.
    load(enginePackage);
  } catch (cause) {
    const line = installLine(Object.keys(entries), fileURLToPath(root));
    throw socialImagesMissing.at({ cause }, [`${enginePackage} for this machine`], line);
  }
}
