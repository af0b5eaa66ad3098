import { existsSync } from 'node:fs';
import type { AstroConfig } from 'astro';

/** A middleware may look at anything, such as the time. */
export function hasMiddleware({ srcDir }: Pick<AstroConfig, 'srcDir'>): boolean {
  return ['middleware.ts', 'middleware.js', 'middleware.mts', 'middleware.mjs', 'middleware/'].some(
    (name) => existsSync(new URL(name, srcDir)),
  );
}
