import { drawNormal } from '../../statistics/draw-normal.ts';
import { isNonEmpty, type NonEmpty } from '../../statistics/non-empty.ts';
import type { Random } from '../../statistics/random.ts';
import { isFound, type TimedSides } from './judge-times.ts';

/** A slow-down that is asked about: by this share of the time, and by this much at least. */
export interface SlowDown {
  share: number;
  ms: number;
}

interface Measured {
  /** Of the base, in ms. */
  medianMs: number;
  /** Standard deviation of the logarithm: of the thing itself, and of the whole walk. */
  noise: number;
  wholeNoise: number;
}

interface Question {
  slowDown: SlowDown;
  /** Walks on each side. */
  pairs: number;
  /** Tests that share the false alarms. */
  tests: number;
  draws: number;
  random: Random;
}

/**
 * In how many of 1 such a slow-down would have been found, at the noise that was measured: by
 * simulation. Times vary by a factor (lognormal); what is added varies as the whole walk does.
 */
export function shareFound({ medianMs, noise, wholeNoise }: Measured, question: Question): number {
  const { slowDown, pairs, tests, draws, random } = question;
  const addedMs = Math.max(slowDown.share * medianMs, slowDown.ms);
  // A machine that is slow for a while is slow for all of a walk, so both parts vary together.
  const draw = (ownMs: number, extraMs: number) => {
    const z = drawNormal(random);
    return ownMs * Math.exp(noise * z) + extraMs * Math.exp(wholeNoise * z);
  };
  let found = 0;
  for (let index = 0; index < draws; index += 1) {
    const base = Array.from({ length: pairs }, () => draw(medianMs, 0));
    const head = Array.from({ length: pairs }, () => draw(medianMs, addedMs));
    if (isNonEmpty(base) && isNonEmpty(head) && isFound({ base, head }, tests)) found += 1;
  }
  return found / draws;
}

/**
 * The standard deviation of the logarithms within the two sides, taken together: 0.1 is 10 %.
 * A slow-down of one side does not count as noise.
 */
export function noiseOf({ base, head }: TimedSides): number {
  const squares = [...deviations(base), ...deviations(head)].map((each) => each ** 2);
  const degrees = squares.length - 2;
  return degrees > 0 ? Math.sqrt(squares.reduce((sum, each) => sum + each, 0) / degrees) : 0;
}

function deviations(values: NonEmpty<number>): number[] {
  // What took no time to speak of has no logarithm.
  const logs = values.map((ms) => Math.log(Math.max(ms, 1)));
  const mean = logs.reduce((sum, each) => sum + each, 0) / logs.length;
  return logs.map((each) => each - mean);
}
