// The square root of 3.0, the ratio of the third to the first quartile among programmers at one
// task (Nielsen 2006), in percent: its inverse below the estimate, itself above.
const lowPercent = 58;
const highPercent = 173;

/** `0.58 to 1.73`: how many times as long half of all newcomers take. */
export const spreadFactors = `${lowPercent / 100} to ${highPercent / 100}`;

/** Where half of all newcomers lie if the estimate is right, in ms. */
export interface Spread {
  /** First quartile. */
  lowMs: number;
  /** Third quartile. */
  highMs: number;
}

/** The spread that is shown with every modelled time: × 0.58 to × 1.73. */
export function spreadOf(humanMs: number): Spread {
  return {
    lowMs: Math.round((humanMs * lowPercent) / 100),
    highMs: Math.round((humanMs * highPercent) / 100),
  };
}
