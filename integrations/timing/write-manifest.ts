import { mkdir, writeFile } from 'node:fs/promises';
import type { HookParameters } from 'astro';
import { parseHTML } from '../lazy-packages.ts';
import type { MeantimeError } from '../../src/protocol/errors.ts';
import { manifestPath, type Manifest, type Quickstart } from '../../src/protocol/manifest.ts';
import { readStepPlaces } from '../../src/protocol/read-step-places.ts';
import type { OwnWords } from '../../src/words/words.ts';
import { problemOf, renderProblem } from '../../src/problems/problem.ts';
import { pathsOf, readPage } from './built-pages.ts';
import {
  buildManifest,
  renderManifest,
  saysQuickstart,
  type ReadSource,
  type RenderedPage,
  type SiteIdentity,
} from './build-manifest.ts';
import { completePage } from './complete-page.ts';
import { quickstartNotBuilt } from './errors.ts';
import { showFilm } from './films/show-film.ts';
import { stampQuickstart } from './stamp-quickstart.ts';

/** The language of the page at a path. */
export type LangOf = (path: string) => string;

interface PageReading {
  readSource: ReadSource;
  words: OwnWords | undefined;
  /** Addresses of the recordings that pages show. */
  films: (manifest: Manifest, langOf: LangOf) => Promise<ReadonlyMap<Quickstart, string>>;
}

type Build = Pick<HookParameters<'astro:build:done'>, 'dir' | 'pages' | 'logger'>;

/**
 * Writes `_meantime/manifest.json` into the build's output folder, and each quickstart's revision
 * and modelled times into its page; logs the warnings.
 *
 * @param declared paths of the quickstarts that the options name
 * @throws MeantimeError the first of the quickstarts' problems; the others are logged
 */
export async function writeManifest(
  { dir, pages, logger }: Build,
  site: SiteIdentity,
  declared: readonly string[],
  { readSource, words, films }: PageReading,
): Promise<Manifest> {
  const paths = pathsOf(pages);
  const rendered = readPages(dir, paths).map((page) => {
    return { ...page, html: completePage(page.html, readSource, words), built: page.html };
  });
  const built = buildManifest(site, rendered, readSource);
  const { manifest, problems } = built;
  // A page that stands in for its translations is wrong once.
  const warnings = new Set(built.warnings.map((warning) => renderError(warning, readSource)));
  for (const warning of warnings) logger.warn(warning);
  for (const path of declared) {
    if (!paths.includes(path)) problems.push(quickstartNotBuilt(path));
  }
  const [first, ...others] = [...problems, ...built.toldBefore];
  for (const problem of others) logger.error(renderError(problem, readSource));
  // Astro prints what is thrown, with its place.
  if (first) throw first;
  const file = new URL(manifestPath, dir);
  await mkdir(new URL('.', file), { recursive: true });
  await writeFile(file, renderManifest(manifest));
  const langOf = (path: string) =>
    rendered
      .filter((page) => page.path === path)
      .map(({ html }) => parseHTML(html).document.documentElement.getAttribute('lang'))[0] ?? 'en';
  await stampPages(rendered, manifest, await films(manifest, langOf), words ?? {});
  const { length } = manifest.quickstarts;
  logger.info(`${length} ${length === 1 ? 'quickstart' : 'quickstarts'} in ${manifestPath}`);
  return manifest;
}

/** A problem as a person reads it: place, what happened, the lines to blame, what to do. */
export function renderError(error: MeantimeError, readSource: ReadSource): string {
  const { file } = error.location ?? {};
  return `${renderProblem(problemOf(error, file === undefined ? undefined : readSource(file)))}\n`;
}

/** What readers see may change after the build, so the page says what it was built as. */
async function stampPages(
  pages: readonly CompletedPage[],
  manifest: Manifest,
  films: ReadonlyMap<Quickstart, string>,
  words: OwnWords,
): Promise<void> {
  const quickstarts = new Map(manifest.quickstarts.map((built) => [built.path, built]));
  for (const { path, built, file, ...page } of pages) {
    const quickstart = quickstarts.get(path);
    const url = quickstart && films.get(quickstart);
    const html =
      url === undefined
        ? page.html
        : showFilm(page.html, parseHTML(page.html).document, url, words);
    const places = quickstart && readStepPlaces(parseHTML(html).document);
    if (!places) continue;
    const { revision, variants } = quickstart;
    const modelledMs = variants[0].steps.map(({ humanMs }) => humanMs);
    const stamped = stampQuickstart(html, { revision, modelledMs, places });
    if (stamped !== built) await writeFile(file, stamped);
  }
}

interface BuiltPage extends RenderedPage {
  file: URL;
}

interface CompletedPage extends BuiltPage {
  /** As it lies in the output folder. */
  built: string;
}

/** The pages that say that they are a quickstart; the others are not kept in memory. */
function readPages(dir: URL, paths: readonly string[]): BuiltPage[] {
  const pages: BuiltPage[] = [];
  for (const path of paths) {
    const page = readPage(dir, path);
    if (!page || !saysQuickstart(page.html)) continue;
    pages.push({ path, html: page.html.toString('utf8'), file: page.file });
  }
  return pages;
}
