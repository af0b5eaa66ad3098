import type { Manifest } from '../../../src/protocol/manifest.ts';
import type { Action, Step } from '../../../src/protocol/step.ts';
import { answer, buildManifest, buildStep, open, run, save } from './build-manifest.ts';

/** Numbers from 0 up to and including `max`; the same ones for the same seed (mulberry32). */
export type Random = (max: number) => number;

export function seededRandom(seed: number): Random {
  let state = seed;
  return (max) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % (max + 1);
  };
}

const titles = [
  'Install',
  'Größe',
  '世界',
  '"quoted"',
  '👋',
  '<b>',
  '__proto__',
  'constructor',
  'a|b',
];

/** Quickstarts of any size, with names that are easily mishandled. */
export function randomManifest(random: Random): Manifest {
  const ids = ['quickstart', 'guides/deploy', '__proto__', 'index', 'ärger'];
  return buildManifest(
    ...ids.slice(0, 1 + random(4)).map((id) => ({
      id,
      budgetMs: 100_000_000,
      variants: Object.fromEntries(
        ['default', 'npm', 'toString'].slice(0, 1 + random(2)).map((name) => [name, steps(random)]),
      ),
    })),
  );
}

function steps(random: Random): Step[] {
  return Array.from({ length: 1 + random(5) }, (_, index) => ({
    ...buildStep(titles[random(titles.length - 1)] ?? '', {
      letters: random(5_000),
      codeLines: Array.from({ length: random(3) }, () => random(40)),
      actions: Array.from({ length: random(4) }, () => action(random)),
    }),
    id: `step-${index}`,
  }));
}

function action(random: Random): Action {
  const text = 'npm run it '.repeat(random(10));
  const actions = [
    run(
      text,
      Array.from({ length: random(2) }, () => '<KEY>'),
    ),
    save('src/server.mjs', text),
    open('http://localhost:3000'),
    answer('y'),
  ];
  return actions[random(3)] ?? answer('n');
}
