import type { AstroIntegrationLogger } from 'astro';
import type { OwnWords } from '../../src/words/words.ts';
import { manifestPath } from '../../src/protocol/manifest.ts';
import {
  buildManifest,
  renderManifest,
  saysQuickstart,
  type ManifestResult,
  type ReadSource,
  type SiteIdentity,
} from './build-manifest.ts';
import { completePage } from './complete-page.ts';
import { decodePath } from './decode-path.ts';
import type { DevHandler } from './serve-in-dev.ts';
import { withSlashes } from './with-slashes.ts';
import { renderError } from './write-manifest.ts';

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
  /** What the pages were last found wrong with, so that a look at another page does not repeat it. */
  #told = new Set<string>();
  #readSource: ReadSource = () => undefined;
  #onRendered: () => void = () => undefined;

  /** Completes and keeps what is rendered from here on, and warns of what is wrong with quickstarts. */
  listen(
    site: SiteIdentity,
    { readSource, words }: { readSource: ReadSource; words: OwnWords | undefined },
    logger: Pick<AstroIntegrationLogger, 'warn'>,
  ): void {
    this.#readSource = readSource;
    Reflect.set(globalThis, rememberPageKey, (path: string, rendered: string): string => {
      const inner = this.pathOf(path, site);
      this.#built = undefined;
      const isQuickstart = saysQuickstart(rendered);
      const html = isQuickstart ? completePage(rendered, readSource, words) : rendered;
      if (isQuickstart) this.#htmlByPath.set(inner, html);
      else if (!this.#htmlByPath.delete(inner)) return html;
      this.#tellProblems(site, logger);
      this.#onRendered();
      return html;
    });
  }

  /** Path below the base, as pages are kept by, of a page's address. */
  pathOf(pathname: string, { base }: Pick<SiteIdentity, 'base'>): string {
    const path = withSlashes(pathname.replace(/(?:\/index)?\.html$/, ''));
    return decodePath(path.startsWith(base) ? path.slice(base.length - 1) : path);
  }

  /** Calls back whenever a quickstart was rendered, or is none any more. */
  onRendered(callBack: () => void): void {
    this.#onRendered = callBack;
  }

  /** A quickstart's page as it was last rendered. */
  htmlAt(path: string): string | undefined {
    return this.#htmlByPath.get(path);
  }

  #tellProblems(site: SiteIdentity, logger: Pick<AstroIntegrationLogger, 'warn'>): void {
    const { problems: errors, warnings } = this.build(site);
    const problems = new Set(
      [...errors, ...warnings].map((error) => renderError(error, this.#readSource)),
    );
    for (const problem of problems) if (!this.#told.has(problem)) logger.warn(problem);
    this.#told = problems;
  }

  /**
   * The manifest of the quickstarts that were visited since the server started; no beacon can
   * come from any other.
   */
  build(site: SiteIdentity): ManifestResult {
    this.#built ??= buildManifest(
      site,
      Array.from(this.#htmlByPath, ([path, html]) => ({ path, html })),
      this.#readSource,
    );
    return this.#built;
  }

  /** Answers with the manifest of the sound quickstarts. */
  serveManifest(site: SiteIdentity): DevHandler {
    return (request) => {
      const { pathname } = new URL(request.url);
      if (pathname !== `${site.base}${manifestPath}`) return Promise.resolve(undefined);
      const { manifest } = this.build(site);
      const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
      return Promise.resolve(new Response(renderManifest(manifest), { headers }));
    };
  }
}
