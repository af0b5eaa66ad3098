/**
 * The chance that a chi-square variable with one degree of freedom is at least `statistic`.
 *
 * It is erfc(x) at x, the root of half the statistic: the series of erf for small x, the continued
 * fraction of erfc beyond.
 * Reference: M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions (1964), 7.1.6, 7.1.14.
 *
 * @throws RangeError when the statistic is negative or not a number
 */
export function chiSquareTail(statistic: number): number {
  if (!(statistic >= 0)) throw new RangeError(`${statistic} is no sum of squares.`);
  const x = Math.sqrt(statistic / 2);
  if (x === Infinity) return 0;
  const density = Math.exp(-x * x) / Math.sqrt(Math.PI);
  if (x < 2) {
    let term = 2 * x;
    let sum = 0;
    for (let index = 0; Math.abs(term) > 1e-17; index += 1) {
      sum += term;
      term *= (2 * x * x) / (2 * index + 3);
    }
    return 1 - density * sum;
  }
  let fraction = x;
  for (let index = 100; index >= 1; index -= 1) fraction = x + index / 2 / fraction;
  return density / fraction;
}
