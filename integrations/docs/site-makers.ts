import type { AstroConfig } from 'astro';
import { Diagrams } from './diagrams/diagrams.ts';
import type { DocsSite } from './loading/docs-site.ts';
import { TypeSamples } from './samples/type-samples.ts';
import type { DocsSettings } from './settings/options.ts';

/**
 * What draws diagrams and checks samples, where they are on.
 *
 * @throws MeantimeError `diagrams-missing`, `twoslash-missing`
 */
export function siteMakers(
  root: URL,
  { diagrams, twoslash, styles }: DocsSettings,
  final: () => Pick<AstroConfig, 'cacheDir'>,
): Pick<DocsSite, 'diagrams' | 'samples'> {
  const cacheDir = (): URL => final().cacheDir;
  return {
    diagrams: diagrams ? new Diagrams({ root, styles, cacheDir }) : undefined,
    samples: twoslash ? new TypeSamples({ root, cacheDir }) : undefined,
  };
}
