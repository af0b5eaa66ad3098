import {
  orderCourses,
  type Course,
  type OrderedCourses,
} from '../../../src/statistics/ordered-courses.ts';
import type { Random } from '../../../src/statistics/random.ts';
import { dayMs, type Law } from './laws.ts';

const hourMs = 3_600_000;
const minuteMs = 60_000;

/** Made-up readers, of whom everything is known. */
export interface Crowd {
  law: Law;
  /** Share that gives up. */
  givingUp: number;
  /** Share that landed within the hour before the report, evenly: some are still open. */
  recent: number;
}

/** What estimates of a crowd should come to. */
export interface Truth {
  shareReached: number;
  restrictedMean: number;
  median: number;
  mean: number;
  incidence: (timeMs: number) => number;
}

export function drawCourses(crowd: Crowd, runs: number, random: Random): OrderedCourses {
  const draw = () => drawCourse(crowd, random);
  return orderCourses([draw(), ...Array.from({ length: runs - 1 }, draw)]);
}

function drawCourse({ law, givingUp, recent }: Crowd, random: Random): Course {
  const givesUp = random() < givingUp;
  const timeMs = law.draw(random);
  const observedMs = random() < recent ? random() * hourMs : Infinity;
  if (timeMs > observedMs) return { timeMs: observedMs, outcome: 'open' };
  return { timeMs, outcome: givesUp ? 'gave-up' : 'reached' };
}

export function truthOf({ law, givingUp, recent }: Crowd): Truth {
  const arriving = 1 - givingUp;
  const withinHour = areaBelow(law, hourMs) / hourMs;
  return {
    shareReached: arriving * (1 - recent + recent * withinHour),
    restrictedMean: hourMs * (1 - arriving * withinHour),
    median: timeBy(law, 0.5 / arriving),
    mean: dayMs - areaBelow(law, dayMs),
    incidence: (timeMs) => arriving * law.shareBy(timeMs),
  };
}

/** By Simpson's rule on strips of ten seconds. */
function areaBelow({ shareBy }: Law, untilMs: number): number {
  const stripMs = 10_000;
  let sum = 0;
  for (let fromMs = 0; fromMs < untilMs; fromMs += stripMs) {
    sum += shareBy(fromMs) + 4 * shareBy(fromMs + stripMs / 2) + shareBy(fromMs + stripMs);
  }
  return (sum * stripMs) / 6;
}

function timeBy({ shareBy }: Law, share: number): number {
  let [low, high] = [0, dayMs];
  if (share > 1) return Infinity;
  while (high - low > 0.01) {
    const middle = (low + high) / 2;
    if (shareBy(middle) < share) low = middle;
    else high = middle;
  }
  return high;
}

/** The times of the curve that are judged. */
export const judgedTimesMs = [5 * minuteMs, 15 * minuteMs, hourMs];
