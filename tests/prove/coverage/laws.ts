import { drawNormal } from '../../../src/statistics/draw-normal.ts';
import { chiSquareTail } from '../../../src/statistics/chi-square-tail.ts';
import type { Random } from '../../../src/statistics/random.ts';

const minuteMs = 60_000;
/** No run is believed beyond. */
export const dayMs = 86_400_000;

/** How long those who get there take, in ms; never more than a day. */
export interface Law {
  name: string;
  draw: (random: Random) => number;
  /** Share that takes at most so long. */
  shareBy: (timeMs: number) => number;
}

export const laws: readonly Law[] = [
  logNormal('lognormal, sigma 0.8', 0.8),
  logNormal('lognormal, sigma 1.6', 1.6),
  withParetoTail('Pareto tail to 24 h'),
];

function logNormal(name: string, sigma: number): Law {
  const medianMs = 5 * minuteMs;
  const shareBy = (timeMs: number) =>
    timeMs <= 0 ? 0 : normalShare(Math.log(timeMs / medianMs) / sigma);
  const dayShare = shareBy(dayMs);
  return {
    name,
    shareBy: (timeMs) => Math.min(1, shareBy(timeMs) / dayShare),
    draw(random) {
      for (;;) {
        const timeMs = medianMs * Math.exp(sigma * drawNormal(random));
        if (timeMs <= dayMs) return timeMs;
      }
    },
  };
}

/** Nine of ten are log-normal; the tenth takes 15 min or more, up to a day, with exponent 1. */
function withParetoTail(name: string): Law {
  const body = logNormal('', 0.8);
  const fromMs = 15 * minuteMs;
  const lost = 1 - fromMs / dayMs;
  return {
    name,
    shareBy: (timeMs) =>
      0.9 * body.shareBy(timeMs) + 0.1 * Math.min(1, Math.max(0, (1 - fromMs / timeMs) / lost)),
    draw: (random) => (random() < 0.9 ? body.draw(random) : fromMs / (1 - random() * lost)),
  };
}

function normalShare(z: number): number {
  const tail = chiSquareTail(z * z) / 2;
  return z < 0 ? tail : 1 - tail;
}
