import { isFailure, type BuildResult } from './result.ts';

/** A build's time as a share of others of the same run; each is undefined without the other. */
export interface Ratios {
  /** The same pages and kind of build with a generator that does as much. */
  toStarlight: number | undefined;
  /** The same with the fastest, which makes no search and no navigation here. */
  toHugo: number | undefined;
  /** The same generator's build of the same pages from nothing. */
  toCold: number | undefined;
}

export function ratiosOf(result: BuildResult, results: readonly BuildResult[]): Ratios {
  const to = (other: Partial<BuildResult>): number | undefined => {
    const { peer, pages, build } = { ...result, ...other };
    return quotient(
      result,
      results.find((one) => one.peer === peer && one.pages === pages && one.build === build),
    );
  };
  return {
    toStarlight: to({ peer: 'starlight' }),
    toHugo: to({ peer: 'hugo' }),
    toCold: to({ build: 'cold' }),
  };
}

/** How much longer each site takes from nothing than the next smaller one, in the order of the results. */
export function growth(results: readonly BuildResult[]) {
  const cold = results.filter(({ build }) => build === 'cold');
  return cold.flatMap((result) => {
    const smaller = cold.filter(({ peer, pages }) => peer === result.peer && pages < result.pages);
    const next = smaller.sort((a, b) => b.pages - a.pages).at(0);
    const times = quotient(result, next);
    if (!next || times === undefined) return [];
    return [{ peer: result.peer, pages: result.pages, than: next.pages, times }];
  });
}

function quotient(result: BuildResult, other: BuildResult | undefined): number | undefined {
  if (!other || isFailure(result) || isFailure(other)) return undefined;
  return result.durationMs / other.durationMs;
}
