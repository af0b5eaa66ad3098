import { setImmediate } from 'node:timers/promises';
import { drawCourses, truthOf, type Crowd } from '../coverage/crowd.ts';
import { differenceOf, intervalsOf } from '../coverage/intervals-of.ts';
import { laws } from '../coverage/laws.ts';
import { isCovered, tally, type Tally } from '../coverage/tally.ts';
import { defineProof } from '../proof.ts';

const crowds: readonly Crowd[] = [
  ...laws.map((law) => ({ law, givingUp: 0.3, recent: 0 })),
  ...laws.map((law) => ({ law, givingUp: 0.3, recent: 0.3 })),
];

/** What the second of two compared windows has done to giving up. */
const lessGivingUp = 0.1;

export const proof = defineProof({
  shows: 'Of 100 intervals that a report shows, 93 to 97 hold what they are about.',
  options: {
    samples: { what: 'samples of each crowd and size', usual: 10_000 },
    sizes: { what: 'runs in a sample, with commas between', usual: '30,300,3000' },
  },
  sample: { samples: 250, sizes: '30,300' },
  async run({ samples, sizes }, { random, say, signal }) {
    const contradictions: string[] = [];
    for (const crowd of crowds) {
      const better = { ...crowd, givingUp: crowd.givingUp - lessGivingUp };
      const truth = truthOf(crowd);
      const difference = truthOf(better).restrictedMean - truth.restrictedMean;
      for (const runs of sizes.split(',').map(Number)) {
        const tallies = new Map<string, Tally>();
        for (let sample = 0; sample < samples; sample += 1) {
          if (sample % 100 === 0) await setImmediate(undefined, { signal });
          const courses = drawCourses(crowd, runs, random);
          const others = drawCourses(better, runs, random);
          tally(tallies, intervalsOf(courses, truth));
          tally(tallies, [differenceOf([courses, others], difference)]);
        }
        const name = `${crowd.law.name}${crowd.recent > 0 ? ', some open' : ''}, ${runs} runs`;
        const parts = [...tallies].map(([what, { shown, held }]) => {
          return `${what} ${((held / shown) * 100).toFixed(1)}`;
        });
        say(`${name}: ${parts.join(', ')}`);
        for (const [what, counts] of tallies) {
          if (isCovered(counts)) continue;
          contradictions.push(`${name}: ${counts.held} of ${counts.shown} hold the ${what}`);
        }
      }
    }
    return contradictions;
  },
});
