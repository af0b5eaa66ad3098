import type { AstroIntegration } from 'astro';
import { docs, type DocsOptions } from './docs/index.ts';

export { docs, type DocsOptions };

export type MeantimeOptions = DocsOptions;

/** A docs site whose quickstarts are measured: `docs()` and `timing()` together. */
export function meantime(options: MeantimeOptions): AstroIntegration[] {
  return [docs(options)];
}
