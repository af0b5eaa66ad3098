import type { Random } from './random.ts';

/**
 * A number of the standard normal distribution.
 *
 * Reference: G. E. P. Box and M. E. Muller, A Note on the Generation of Random Normal Deviates,
 * Ann. Math. Statist. 29 (1958).
 */
export function drawNormal(random: Random): number {
  // 1 - u is never 0, of which there is no logarithm.
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
