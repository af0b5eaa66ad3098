import type { IntegrationResolvedRoute } from 'astro';
import { withSlashes } from './with-slashes.ts';

/** The Markdown files that are pages by themselves, by their path below the base. */
export function sourcesOfRoutes(
  routes: readonly Pick<IntegrationResolvedRoute, 'pathname' | 'entrypoint'>[],
): ReadonlyMap<string, string> {
  return new Map(
    routes.flatMap(({ pathname, entrypoint }): [string, string][] =>
      pathname !== undefined && /\.mdx?$/.test(entrypoint)
        ? [[withSlashes(pathname), entrypoint]]
        : [],
    ),
  );
}
