import { isFailure, type BuildResult } from './result.ts';

/** The generator that the others are compared with. */
const yardstick = 'starlight';

/** Time as a share of Starlight's for the same pages and the same kind of build; undefined without it. */
export function ratioToStarlight(
  result: BuildResult,
  results: readonly BuildResult[],
): number | undefined {
  if (isFailure(result)) return undefined;
  const theirs = results.find(
    ({ peer, pages, build }) =>
      peer === yardstick && pages === result.pages && build === result.build,
  );
  if (theirs === undefined || isFailure(theirs)) return undefined;
  return result.durationMs / theirs.durationMs;
}
