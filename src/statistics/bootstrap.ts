import type { Random } from './random.ts';

export interface BootstrapOptions<Names extends string> {
  /** How many observations there are; each resample draws as many, with replacement. */
  size: number;
  resamples: number;
  random: Random;
  /** The statistics of a resample, in which observation `i` counts `weights[i]` times. */
  statistics: (weights: Uint32Array) => Record<Names, number>;
}

/**
 * The bootstrap distribution of each statistic: its value in each resample, in the order drawn.
 * All statistics are taken from the same resamples. The observation is the run, so that the steps
 * of one reader stay together.
 *
 * Reference: B. Efron, Bootstrap Methods: Another Look at the Jackknife, Ann. Statist. 7 (1979).
 *
 * @throws RangeError unless size and resamples are positive whole numbers
 */
export function bootstrap<Names extends string>(
  options: BootstrapOptions<Names>,
): Map<Names, number[]> {
  const { size, resamples, random, statistics } = options;
  if (!isPositiveCount(size) || !isPositiveCount(resamples)) {
    throw new RangeError('A bootstrap needs observations and resamples.');
  }
  const weights = new Uint32Array(size);
  const distributions = new Map<Names, number[]>();
  for (let resample = 0; resample < resamples; resample += 1) {
    drawWeights(weights, random);
    // Object.entries forgets the names that the type of `statistics` gives.
    for (const [name, value] of Object.entries(statistics(weights)) as [Names, number][]) {
      const values = distributions.get(name);
      if (values) values.push(value);
      else distributions.set(name, [value]);
    }
  }
  return distributions;
}

function drawWeights(weights: Uint32Array, random: Random): void {
  const size = weights.length;
  weights.fill(0);
  for (let draw = 0; draw < size; draw += 1) {
    const index = Math.floor(random() * size);
    weights[index] = (weights[index] ?? 0) + 1;
  }
}

function isPositiveCount(value: number): boolean {
  return Number.isInteger(value) && value > 0;
}
