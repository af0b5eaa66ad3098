import { setImmediate } from 'node:timers/promises';
import { renderTable } from '../../../src/text/render-table.ts';
import { foundByPairs } from '../machine/found-by-pairs.ts';
import { noiseLaws } from '../machine/noise-laws.ts';
import { actionCount, simulateCheck, slowedBy } from '../machine/simulated-check.ts';
import { defineProof } from '../proof.ts';

/** What is promised: at most so much noise, and what is to come of it. */
const promised = [
  { noise: 0.1, what: 'found', atLeast: 0.95 },
  { noise: 0.15, what: 'alarms', atMost: 0.01 },
] as const;
/** So many standard errors beyond a bound are put down to chance; one in 1,000 comes further. */
const chance = 3.1;
const promisedSlowDown = { share: 0.5, ms: 10_000 } as const;

export const proof = defineProof({
  shows:
    'A check of machine times finds 50 % and 10 s at 10 % noise 95 times of 100, and alarms at most 1 time of 100 where nothing changed at 15 %.',
  options: {
    checks: { what: 'checks of each kind, at each noise', usual: 400 },
    noises: { what: 'noises in percent, with commas between', usual: '5,10,15,20,30' },
    pairs: { what: 'pairs that a check has time for', usual: 20 },
    draws: { what: 'draws for each cell of the table, 0 for none', usual: 4_000 },
  },
  sample: { checks: 20, noises: '10,15', draws: 0 },
  async run({ checks, noises, pairs, draws }, { random, say, signal }) {
    const contradictions: string[] = [];
    for (const law of noiseLaws) {
      for (const percent of noises.split(',').map(Number)) {
        const noise = percent / 100;
        const counts = { alarms: 0, found: 0, unjudged: 0 };
        const walked: number[] = [];
        for (let check = 0; check < checks; check += 1) {
          await setImmediate(undefined, { signal });
          const usual = { law, noise, mostPairs: pairs, random };
          const same = await simulateCheck(usual);
          const action = check % actionCount;
          const { share, ms } = promisedSlowDown;
          const slowed = { action, ms: slowedBy(action, share, ms) };
          const slower = await simulateCheck({ ...usual, slowed });
          walked.push(same.pairs);
          if (same.isRed) counts.alarms += 1;
          else if (same.isUnjudged) counts.unjudged += 1;
          if (slower.isRed) counts.found += 1;
        }
        const of = (count: number) => `${((count / checks) * 100).toFixed(1)} %`;
        const median = walked.sort((a, b) => a - b)[Math.floor(walked.length / 2)] ?? 0;
        say(
          `${law.name}, noise ${percent} %: found ${of(counts.found)}, alarms ${of(counts.alarms)}, not judged ${of(counts.unjudged)}, pairs ${median} (median), ${walked.at(-1) ?? 0} (most)`,
        );
        for (const promise of promised) {
          if (promise.noise !== noise) continue;
          const share = counts[promise.what] / checks;
          const bound = 'atLeast' in promise ? promise.atLeast : promise.atMost;
          const slack = chance * Math.sqrt((bound * (1 - bound)) / checks);
          const isKept = 'atLeast' in promise ? share >= bound - slack : share <= bound + slack;
          if (!isKept) {
            contradictions.push(
              `${law.name}, noise ${percent} %: ${promise.what} ${of(counts[promise.what])}`,
            );
          }
        }
      }
    }
    if (draws > 0)
      say(renderTable(foundByPairs(draws, random), { alignRight: [1, 2, 3, 4, 5, 6] }).join('\n'));
    return contradictions;
  },
});
