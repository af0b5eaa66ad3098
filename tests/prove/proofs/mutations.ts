import { judgeMoved, judgeMutants } from '../../unit/docs/judge-mutants.ts';
import { mutations } from '../../unit/docs/mutate-page.ts';
import { seedPages } from '../../unit/docs/seed-pages.ts';
import { defineProof } from '../proof.ts';

export const proof = defineProof({
  shows: 'Whatever is done to a page, it compiles or says what is wrong, where, and what to do.',
  options: {
    mutants: { what: 'mutants of each kind', usual: 5000 },
    moved: { what: 'mutants that are moved by lines above them', usual: 10_000 },
  },
  sample: 'tests/unit/docs/mutations.test.ts',
  async run({ mutants, moved }, { random, say, signal }) {
    const seeds = seedPages();
    const contradictions: string[] = [];
    for (const [name, mutate] of Object.entries(mutations)) {
      signal.throwIfAborted();
      const { wrong, counts } = await judgeMutants({ mutate, seeds, count: mutants, random });
      say(`${name}: ${[...counts].map(([key, times]) => `${key} ${times}`).join(', ')}`);
      contradictions.push(...wrong.map((one) => `${name}: ${JSON.stringify(one, null, 2)}`));
    }
    const { wrong, compared } = await judgeMoved({ seeds, count: moved, random });
    say(`${compared} mistakes compared with themselves further down`);
    contradictions.push(...wrong.map((one) => `moved: ${JSON.stringify(one, null, 2)}`));
    return contradictions;
  },
});
