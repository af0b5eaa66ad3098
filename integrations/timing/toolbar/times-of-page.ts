import { problemOf } from '../../../src/problems/problem.ts';
import { renderLocation, type MeantimeError } from '../../../src/protocol/errors.ts';
import type { Manifest, Quickstart } from '../../../src/protocol/manifest.ts';
import { buildManifest, type ReadSource, type SiteIdentity } from '../build-manifest.ts';
import { quickstartTwice } from '../errors.ts';
import { comparePage } from './compare-page.ts';
import type { PageTimes, Remark, ToldProblem } from './client/page-times.ts';
import { timesOfVariant } from './times-of-variant.ts';
import { walkedWaiting } from './walked-waiting.ts';

/** All that the times of one page depend on. */
export interface PageEvidence {
  site: SiteIdentity;
  /** Path below the base, with a slash at both ends. */
  path: string;
  /** The page as it was last rendered; undefined where it is no quickstart. */
  html: string | undefined;
  readSource: ReadSource;
  /** The quickstarts that are known of the site. */
  others: readonly Quickstart[];
  /** Text of `meantime.baseline.json`, undefined where there is none, or why it cannot be read. */
  baseline: string | undefined | MeantimeError;
  /** Text of `walk.json`; undefined where there is none. */
  walk: string | undefined;
  /** What readers of the published page take; undefined where nobody says. */
  readers?: Remark | undefined;
}

/** What is to be said of a page to whoever writes it. */
export function timesOfPage(evidence: PageEvidence): PageTimes {
  const { site, path, html, readSource, others } = evidence;
  if (html === undefined) return { kind: 'no-quickstart' };
  const read = buildManifest(site, [{ path, html }], readSource);
  const [quickstart] = read.manifest.quickstarts;
  const twin = others.find(
    (other) =>
      other.id === quickstart?.id && other.locale === quickstart.locale && other.path !== path,
  );
  const errors = [
    ...read.problems,
    ...read.toldBefore,
    ...(twin ? [quickstartTwice(twin.id, twin.path, path)] : []),
  ];
  const found = [
    ...errors.map((error) => toldProblem(error, true)),
    ...[...read.warnings, ...read.warnedBefore].map((error) => toldProblem(error, false)),
  ];
  if (quickstart) return timesOfQuickstart(quickstart, read.manifest, found, evidence);
  // The page may only speak of quickstarts.
  return found.length === 0 ? { kind: 'no-quickstart' } : { kind: 'illegible', problems: found };
}

function timesOfQuickstart(
  quickstart: Quickstart,
  manifest: Manifest,
  found: ToldProblem[],
  { baseline, walk, readers }: PageEvidence,
): PageTimes {
  const { id, title, source, revision, variants } = quickstart;
  const isReadable = baseline === undefined || typeof baseline === 'string';
  const compared = comparePage(manifest, isReadable ? baseline : undefined);
  const trouble = isReadable ? compared.trouble : baseline;
  const state = trouble ? 'unusable' : baseline === undefined ? 'absent' : 'usable';
  return {
    kind: 'timed',
    title,
    source,
    problems: [...found, ...(trouble ? [toldProblem(trouble, true)] : [])],
    variants: variants.flatMap((variant) => {
      const verdict = compared.variants.find((one) => one.variant === variant.id);
      const waiting = walkedWaiting(walk, { quickstart: id, revision, variant: variant.id });
      if (!verdict) return [];
      const times = timesOfVariant(quickstart, variant, { verdict, state, waiting });
      return [{ ...times, remarks: [...(readers ? [readers] : []), ...times.remarks] }];
    }),
  };
}

function toldProblem(error: MeantimeError, isError: boolean): ToldProblem {
  const { title, message, hint } = problemOf(error, undefined);
  return {
    isError,
    title,
    message,
    ...(hint === null ? {} : { hint }),
    ...(error.location ? { place: renderLocation(error.location) } : {}),
  };
}
