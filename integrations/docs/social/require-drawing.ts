import type { AstroConfig } from 'astro';
import { socialImagesNowhere } from '../settings/errors.ts';
import type { DocsSettings } from '../settings/options.ts';
import { loadEngine } from './engine.ts';
import { readFontPackage } from './font-package.ts';

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
  loadEngine(root);
  for (const name of socialImages.fonts) readFontPackage(name, root);
}
