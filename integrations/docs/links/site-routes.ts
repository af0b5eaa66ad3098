import type { IntegrationResolvedRoute } from 'astro';

/** A route as Astro's `astro:routes:resolved` hook gives it. */
export type SiteRoute = Pick<IntegrationResolvedRoute, 'pattern' | 'patternRegex' | 'entrypoint'>;

/**
 * Tells whether a route other than the pages' may answer a path below the base: pages and endpoints
 * of `src/pages`, routes that integrations inject, redirects. One with parameters answers whatever
 * its pattern allows.
 */
export function answersPath(routes: readonly SiteRoute[]): (path: string) => boolean {
  const others = routes.filter(({ entrypoint }) => !entrypoint.endsWith(pagesRoute));
  return (path) => {
    const spellings = [path, encodeURI(path)].flatMap((one) => [one, one.replace(/\/+$/, '')]);
    return others.some(({ patternRegex }) => spellings.some((one) => patternRegex.test(one)));
  };
}

const pagesRoute = 'integrations/docs/routes/page.astro';
