import type { IntegrationResolvedRoute } from 'astro';

/** A route as Astro's `astro:routes:resolved` hook gives it. */
export type SiteRoute = Pick<
  IntegrationResolvedRoute,
  'pattern' | 'patternRegex' | 'entrypoint' | 'origin'
>;

/**
 * Tells which route other than the pages' may answer a path below the base: pages and endpoints of
 * `src/pages`, routes that integrations inject, redirects. One that answers that path alone goes
 * before one with parameters, which answers whatever its pattern allows.
 *
 * @returns the route's pattern: `/users/[id]`
 */
export function answersPath(routes: readonly SiteRoute[]): (path: string) => string | undefined {
  const others = routes.filter(({ entrypoint }) => !entrypoint.endsWith(pagesRoute));
  return (path) => {
    const spellings = [path, encodeURI(path)].flatMap((one) => [one, one.replace(/\/+$/, '')]);
    const found = others
      .filter(({ patternRegex }) => spellings.some((one) => patternRegex.test(one)))
      .map(({ pattern }) => pattern);
    return found.find((pattern) => !hasParameters(pattern)) ?? found[0];
  };
}

/**
 * Tells which page, endpoint or redirect of the site's own answers a path below the base in place of
 * the page that would.
 *
 * @returns the route's file, or its pattern where it has none
 */
export function ownRouteAt(routes: readonly SiteRoute[]): (path: string) => string | undefined {
  const others = routes.filter(
    ({ entrypoint, pattern, origin }) =>
      origin !== 'internal' && !entrypoint.includes(ourRoutes) && !hasParameters(pattern),
  );
  return (path) => {
    const spellings = [path, path.replace(/\/+$/, '')];
    const found = others.find(({ patternRegex }) =>
      spellings.some((one) => patternRegex.test(encodeURI(one)) || patternRegex.test(one)),
    );
    return found && (found.entrypoint === '' ? `the route ${found.pattern}` : found.entrypoint);
  };
}

/** True for `/users/[id]`, which may answer a path, or not. */
export function hasParameters(pattern: string): boolean {
  return pattern.includes('[');
}

/** True where the build renders something that is neither ours nor Astro's own. */
export function hasOwnRoutes(routes: readonly SiteRoute[]): boolean {
  return routes.some(
    ({ origin, entrypoint }) => origin !== 'internal' && !entrypoint.includes(ourRoutes),
  );
}

const ourRoutes = 'integrations/docs/routes/';
const pagesRoute = 'integrations/docs/routes/page.astro';
