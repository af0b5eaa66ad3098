import { drawNormal } from '../../../src/statistics/draw-normal.ts';
import type { Random } from '../../../src/statistics/random.ts';
import { recordedNoise } from './recorded-noise.ts';

/** How the logarithm of a time is off, in standard deviations. */
export interface NoiseLaw {
  name: string;
  draw: (random: Random) => number;
}

const lognormal: NoiseLaw = { name: 'lognormal', draw: drawNormal };

/** One walk in ten is three times as far off, and always late. */
const spikes: NoiseLaw = {
  name: 'spikes',
  draw(random) {
    const z = random() < 0.1 ? 3 * Math.abs(drawNormal(random)) : drawNormal(random);
    return z / Math.sqrt(0.9 + 0.1 * 9);
  },
};

const recorded: NoiseLaw = {
  name: 'recorded',
  draw: (random) => recordedNoise[Math.floor(random() * recordedNoise.length)] ?? 0,
};

export const noiseLaws: readonly NoiseLaw[] = [recorded, lognormal, spikes];
