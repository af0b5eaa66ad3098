import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Manifest } from '../../protocol/manifest.ts';
import type { KeptFiles, WalkReport, WalkthroughResult } from '../result.ts';
import { renderJunit } from './render-junit.ts';
import { renderWalkPage } from './render-walk-page.ts';
import { renderWalkSummary } from './render-walk-summary.ts';
import { outcomeOf, outcomes, type Picture, type ShownWalk, type WalkPage } from './walk-page.ts';

/** What is known of those that were walked. */
export type KnownQuickstarts = Pick<Manifest, 'quickstarts'>;

interface Reporting {
  report: WalkReport;
  manifest: KnownQuickstarts;
  /** The project's root, absolute. */
  cwd: string;
  /** Where they are written, absolute. */
  folder: string;
}

/**
 * Writes what people and CI servers read of a walk, beside its recordings: `index.html`,
 * `junit.xml` and `summary.md`.
 */
export function writeReports({ report, manifest, cwd, folder }: Reporting): void {
  const page = shownPage(report, manifest, cwd);
  mkdirSync(folder, { recursive: true });
  writeWhole(join(folder, 'index.html'), renderWalkPage(page));
  writeWhole(join(folder, 'junit.xml'), renderJunit(page));
  writeWhole(join(folder, 'summary.md'), renderWalkSummary(page));
}

/** In one go: whoever reads it while it is written has the one before. */
export function writeWhole(file: string, text: string): void {
  const written = `${file}.${process.pid}.tmp`;
  writeFileSync(written, text);
  renameSync(written, file);
}

/** With what the manifest knows of its quickstarts, and what broke first. */
export function shownPage(report: WalkReport, manifest: KnownQuickstarts, cwd: string): WalkPage {
  const rank = (result: WalkthroughResult) => outcomes.indexOf(outcomeOf(result));
  return {
    report,
    walks: report.walkthroughs
      .toSorted((a, b) => rank(a) - rank(b))
      .map((result) => shownWalk(result, manifest, cwd)),
    unwalked: report.unwalked.map((one) => titleOf(one, manifest)),
  };
}

function shownWalk(result: WalkthroughResult, manifest: KnownQuickstarts, cwd: string): ShownWalk {
  const known = quickstartOf(result, manifest);
  const variant = known?.variants.find(({ id }) => id === result.variant);
  return {
    result,
    title: titleOf(result, manifest),
    source: known?.source ?? result.quickstart,
    needs: variant?.steps[0].needs ?? [],
    ...(known?.budgetMs === undefined ? {} : { budgetMs: known.budgetMs }),
    pictures: result.failure && result.kept ? picturesOf(result, result.kept, cwd) : [],
  };
}

type Named = Pick<WalkthroughResult, 'quickstart' | 'locale' | 'variant'>;

function quickstartOf({ quickstart, locale }: Named, { quickstarts }: KnownQuickstarts) {
  return quickstarts.find((one) => one.id === quickstart && one.locale === locale);
}

/** With its language and the variant, where there are several. */
export function titleOf(walked: Named, manifest: KnownQuickstarts): string {
  const known = quickstartOf(walked, manifest);
  const title = known?.title ?? walked.quickstart;
  const choices = [
    walked.locale ?? [],
    known && known.variants.length > 1 ? walked.variant : [],
  ].flat();
  return choices.length === 0 ? title : `${title} (${choices.join(', ')})`;
}

function picturesOf(
  result: WalkthroughResult,
  { picture, openedPicture }: KeptFiles,
  cwd: string,
): Picture[] {
  const shown = [
    { file: openedPicture, caption: 'The page that was opened', isFolded: false },
    { file: picture, caption: 'The quickstart when it broke', isFolded: !isOfPage(result) },
  ];
  return shown.flatMap(({ file, ...rest }) => {
    const path = file === undefined ? undefined : resolve(cwd, file);
    if (path === undefined || !existsSync(path)) return [];
    const url = `data:image/png;base64,${readFileSync(path).toString('base64')}`;
    return [{ ...rest, url }];
  });
}

/** True where it broke on the quickstart's page itself: nothing had been typed or opened yet. */
function isOfPage({ failure, steps }: WalkthroughResult): boolean {
  const broken = steps.find(({ id }) => id === failure?.step);
  const last = broken?.actions.at(-1);
  return !last || !broken?.scenes.some(({ line }) => line === last.line);
}
