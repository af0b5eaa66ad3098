import type { Interval } from './interval.ts';

/** 97.5 % point of the standard normal distribution: two-sided 95 %. */
const z = 1.959963984540054;

/**
 * 95 % interval of a share, from `successes` of `trials` independent runs, as shares (0..1).
 * Convention: Wilson's score interval without continuity correction; it stays within 0..1 and
 * keeps its coverage near the ends and with few runs, where the textbook interval fails.
 *
 * Reference: E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference,
 * JASA 22 (1927).
 *
 * @throws RangeError unless both are whole, `trials` > 0 and 0 <= `successes` <= `trials`
 */
export function wilsonInterval(successes: number, trials: number): Interval {
  const isCount = Number.isInteger(successes) && Number.isInteger(trials);
  if (!isCount || trials <= 0 || successes < 0 || successes > trials) {
    throw new RangeError(`${successes} of ${trials} is no share.`);
  }
  const share = successes / trials;
  const scale = 1 + z ** 2 / trials;
  const centre = (share + z ** 2 / (2 * trials)) / scale;
  const halfWidth =
    (z / scale) * Math.sqrt((share * (1 - share)) / trials + z ** 2 / (4 * trials ** 2));
  // At the ends the formula gives 0 and 1 but for rounding.
  const low = successes === 0 ? 0 : Math.max(0, centre - halfWidth);
  const high = successes === trials ? 1 : Math.min(1, centre + halfWidth);
  return { low, high };
}
