import type { AstroIntegrationLogger } from 'astro';
import { manifestPath } from '../../src/protocol/manifest.ts';
import {
  buildManifest,
  renderManifest,
  saysQuickstart,
  type ManifestResult,
  type SiteIdentity,
} from './build-manifest.ts';
import type { DevHandler } from './serve-in-dev.ts';
import { decodePath, renderProblem } from './write-manifest.ts';

/**
 * Name of the function on `globalThis` through which pages reach the integration: Vite runs
 * what renders pages in the same process, but with modules of its own.
 */
export const rememberPageKey = 'meantime:remember-page';

/** The quickstart pages as the development server last rendered them, by path below the base. */
export class DevPages {
  readonly #htmlByPath = new Map<string, string>();
  /** Until a page is rendered again; each beacon asks for it. */
  #built: ManifestResult | undefined;

  /** @param base the site's base, with a slash at both ends */
  listen(base: string): void {
    Reflect.set(globalThis, rememberPageKey, (path: string, html: string) => {
      const inner = decodePath(path.startsWith(base) ? path.slice(base.length - 1) : path);
      this.#built = undefined;
      if (saysQuickstart(html)) this.#htmlByPath.set(inner, html);
      else this.#htmlByPath.delete(inner);
    });
  }

  /**
   * The manifest of the quickstarts that were visited since the server started; no beacon can
   * come from any other.
   */
  build(site: SiteIdentity): ManifestResult {
    this.#built ??= buildManifest(
      site,
      Array.from(this.#htmlByPath, ([path, html]) => ({ path, html })),
    );
    return this.#built;
  }

  /** Answers with the manifest. What is wrong with quickstarts is logged as a warning. */
  serveManifest(site: SiteIdentity, logger: Pick<AstroIntegrationLogger, 'warn'>): DevHandler {
    return (request) => {
      const { pathname } = new URL(request.url);
      if (pathname !== `${site.base}${manifestPath}`) return Promise.resolve(undefined);
      const { manifest, problems } = this.build(site);
      for (const problem of problems) logger.warn(renderProblem(problem));
      const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
      return Promise.resolve(new Response(renderManifest(manifest), { headers }));
    };
  }
}
