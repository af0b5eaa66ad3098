import { relative, sep } from 'node:path';
import type { Manifest } from '../protocol/manifest.ts';
import { chosenOf, type WalkChoice } from '../walkthrough/chosen-variant.ts';
import { writeReports, writeWhole } from '../walkthrough/report/write-reports.ts';
import type { KeptFiles, WalkReport } from '../walkthrough/result.ts';
import type { EndedWalkthrough } from '../walkthrough/runner/collect-results.ts';
import { verdictOf } from '../walkthrough/runner/judge-rooms.ts';
import type { World } from './command.ts';

interface Keeping {
  world: Pick<World, 'cwd' | 'now'>;
  /** `walk.json`, absolute. */
  file: string;
  /** Where the reports are written, absolute. */
  folder: string;
  manifest: Manifest;
  /** What was to be walked. */
  choice: WalkChoice;
}

interface KeepOptions {
  /** More may come, or would have come. */
  isUnfinished: boolean;
}

export type KeepWalk = (ended: readonly EndedWalkthrough[], options: KeepOptions) => WalkReport;

/** Writes the results and all reports of what is known of a walk, as often as more is. */
export function walkKeeper({ world, file, folder, manifest, choice }: Keeping): KeepWalk {
  const { cwd, now } = world;
  return (ended, { isUnfinished }) => {
    const walkthroughs = ended.flatMap(({ results, kept }) =>
      results.map((result) => ({ ...result, kept: keptFromRoot(kept, cwd) })),
    );
    const unwalked = unwalkedOf(manifest, choice, walkthroughs);
    const failedSpecs = ended.filter(isOfItsOwn).map(({ title, errors }) => ({ title, errors }));
    const { site, revision, model } = manifest;
    const report: WalkReport = {
      v: 1,
      site,
      revision,
      model: { name: model.name, hash: model.hash },
      writtenAtMs: now(),
      ok: !isUnfinished && ended.every((one) => verdictOf(one) === 'held') && unwalked.length === 0,
      ...(isUnfinished ? { isUnfinished } : {}),
      walkthroughs,
      ...(failedSpecs.length === 0 ? {} : { failedSpecs }),
      unwalked,
    };
    writeWhole(file, `${JSON.stringify(report, null, 2)}\n`);
    writeReports({ report, manifest, cwd, folder });
    return report;
  };
}

/** A spec that failed although nothing that it walked did. */
function isOfItsOwn({ status, results }: EndedWalkthrough): boolean {
  return status === 'failed' && results.every(({ ok }) => ok);
}

function unwalkedOf(
  { quickstarts }: Manifest,
  choice: WalkChoice,
  walkthroughs: WalkReport['unwalked'],
): WalkReport['unwalked'] {
  return chosenOf(quickstarts, choice)
    .map(({ quickstart: { id, locale }, variant }) => ({
      quickstart: id,
      ...(locale === undefined ? {} : { locale }),
      variant: variant.id,
    }))
    .filter((one) => !walkthroughs.some((walked) => keyOf(walked) === keyOf(one)));
}

function keyOf({ quickstart, locale, variant }: WalkReport['unwalked'][number]): string {
  return JSON.stringify([quickstart, locale, variant]);
}

/** Paths as they are named to people, and as another machine finds them. */
export function keptFromRoot({ recordings, ...files }: KeptFiles, cwd: string): KeptFiles {
  const named = (path: string) => relative(cwd, path).split(sep).join('/');
  const others = Object.entries(files).map(([name, path]) => [name, named(path)]);
  return { recordings: recordings.map(named), ...Object.fromEntries(others) } as KeptFiles; // the same names
}
