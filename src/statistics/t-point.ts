/** 97.5 % point of the standard normal distribution: two-sided 95 %. */
export const normalPoint = 1.959963984540054;

/**
 * 97.5 % point of Student's t with `degrees` degrees of freedom, to 0.2 %.
 * The first two are exact; from there on the expansion in 1 / degrees.
 *
 * Reference: M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions (1964), 26.7.5.
 *
 * @throws RangeError unless degrees is at least 1
 */
export function tPoint(degrees: number): number {
  if (!(degrees >= 1)) throw new RangeError(`${degrees} degrees of freedom are too few.`);
  if (degrees === 1) return Math.tan(Math.PI * 0.475);
  if (degrees === 2) return 0.95 * Math.sqrt(2 / (1 - 0.95 ** 2));
  const z = normalPoint;
  const terms = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92_160,
  ];
  return terms.reduce((sum, term, index) => sum + term / degrees ** (index + 1), z);
}
