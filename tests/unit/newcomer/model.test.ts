import { describe, expect, it } from 'vitest';
import { modelStep, modelSteps, newcomerModel } from '../../../src/newcomer/model.ts';
import { personas, type Persona } from '../../../src/newcomer/persona.ts';
import type { Action, Step } from '../../../src/protocol/step.ts';

const emptyStep: Step = {
  id: 'install',
  title: 'Install',
  letters: 0,
  words: 0,
  codeLines: [],
  actions: [],
};

const place = { block: 0, placeholders: [] };
const install: Action = { ...place, kind: 'run', background: false, text: 'npm install hono' };
const server: Action = { ...place, kind: 'save', file: 'server.mjs', text: 'let port = 3000;' };
const page: Action = {
  ...place,
  kind: 'open',
  url: 'http://localhost:3000/',
  output: { text: 'Hello, world!', block: 1 },
};
const answer: Action = { ...place, kind: 'answer', prompt: 'Proceed?', text: 'y' };
const login: Action = { ...install, text: 'login <KEY>', placeholders: ['<KEY>'] };

// Worked out by hand from the table in the design.
const cases: Record<string, [step: Partial<Step>, humanMs: number]> = {
  'nothing at all': [{}, 0],
  'needs, by the time that is stated, up to 4 h': [
    {
      needs: [
        { name: 'node 22' },
        { name: 'API key', ms: 60_000 },
        { name: 'clearance', ms: 14_400_000 },
        { name: 'approval', ms: 14_400_001 },
      ],
    },
    14_460_000,
  ],
  '200 letters of prose at 55 ms': [{ letters: 200 }, 11_000],
  'three lines of code to be read at 7.2 s': [{ codeLines: [3] }, 21_600],
  'eight lines of code, just under the cap': [{ codeLines: [8] }, 57_600],
  'nine lines of code, capped at 60 s': [{ codeLines: [9] }, 60_000],
  'two long blocks, each with a cap of its own': [{ codeLines: [100, 100] }, 120_000],
  'a command of three tokens: 7990 + 1350 + 900': [{ actions: [install] }, 10_240],
  'a command of no tokens: 7990 + 1350': [{ actions: [{ ...install, text: '>_<' }] }, 9_640],
  'a command of 62 tokens, just under the cap: 7990 + 1350 + 18600': [
    { actions: [{ ...install, text: 'a '.repeat(62) }] },
    27_940,
  ],
  'a command of 63 tokens, capped: 7990 + 20000': [
    { actions: [{ ...install, text: 'a '.repeat(63) }] },
    27_990,
  ],
  'a file: 9900 + (10 letters and Enter) 2200 + 1350 + three tokens 900': [
    { actions: [server] },
    14_350,
  ],
  'a page: 5570 + (localhost:3000 and Enter) 3000': [{ actions: [page] }, 8_570],
  'a command that prints two tokens: 10240, then 1350 + 600': [
    { actions: [{ ...install, output: { text: 'Hello, world!\n...', block: 1 } }] },
    12_190,
  ],
  'a command that prints a lot: 10240, then 20000': [
    { actions: [{ ...install, output: { text: 'line\n'.repeat(500), block: 1 } }] },
    30_240,
  ],
  'ten Chinese characters at 235 ms, and two letters': [
    { letters: 2, signs: { chinese: 10 } },
    2_460,
  ],
  'ten Japanese signs at 168 ms': [{ signs: { japanese: 10 } }, 1_680],
  'ten Korean syllables at 99 ms': [{ signs: { korean: 10 } }, 990],
  'an answer: 1350 + (y and Enter) 400': [{ actions: [answer] }, 1_750],
  'an answer that is Enter alone': [{ actions: [{ ...answer, text: '' }] }, 1_550],
  'a placeholder: command of two tokens 9940, then 2450 + 5 letters 1000': [
    { actions: [login] },
    13_390,
  ],
};

describe('modelStep', () => {
  it.each(Object.entries(cases))('%s', (_, [step, humanMs]) => {
    expect(modelStep({ ...emptyStep, ...step }).humanMs).toBe(humanMs);
  });

  it('says what the time is made of, one cost a kind', () => {
    const step = {
      ...emptyStep,
      letters: 100,
      codeLines: [1, 2],
      actions: [install, server, install, login, page, answer],
    };
    expect(modelStep(step)).toEqual({
      humanMs: 85_640,
      costs: [
        { what: 'prose', count: 100, ms: 5_500 },
        { what: 'code', count: 3, ms: 21_600 },
        { what: 'command', count: 3, ms: 30_420 },
        { what: 'file', count: 1, ms: 14_350 },
        { what: 'open', count: 1, ms: 8_570 },
        { what: 'prompt', count: 1, ms: 1_750 },
        { what: 'placeholder', count: 1, ms: 3_450 },
      ],
    });
  });

  it.each<[string, number]>([
    ['npm install --save-dev @types/node', 6],
    ['npx wrangler@4.2.0 deploy', 6],
    ["console.log('Grüße, 世界 1');", 5],
    ['snake_case stays_one', 2],
    ['a_name_of_sixteen', 2],
    ['a_name_of_sixteE', 1],
    ['x'.repeat(160), 10],
  ])('counts the tokens of %j as %d', (text, tokens) => {
    const { humanMs } = modelStep({ ...emptyStep, actions: [{ ...install, text }] });
    expect(humanMs).toBe(9_340 + tokens * 300);
  });

  it('types a letter outside the basic plane once', () => {
    const { humanMs } = modelStep({ ...emptyStep, actions: [{ ...answer, text: '👋' }] });
    expect(humanMs).toBe(1_750);
  });
});

describe('a persona', () => {
  const step = { ...emptyStep, letters: 101, codeLines: [1], actions: [install, answer] };
  const times: Record<Persona, number> = {
    // 5555 + 7200 + 10240 + 1750
    reader: 24_745,
    // 28 % of 5555 is 1555.4
    skimmer: 20_745,
    // 120 % of 5555 is 6666
    'second-language': 25_856,
    // H 400, B 200 and the tokens 900 as they are; the other 8740 and 1750 twice
    novice: 35_235,
  };

  it.each(Object.entries(times))('%s takes %d ms', (persona, humanMs) => {
    expect(modelStep(step, persona as Persona).humanMs).toBe(humanMs); // keys of a record of personas
  });

  it('takes whole milliseconds, whatever the letters', () => {
    for (const persona of Object.keys(personas) as Persona[]) {
      for (let letters = 0; letters < 300; letters += 1) {
        const { humanMs } = modelStep({ ...step, letters }, persona);
        expect(Number.isInteger(humanMs)).toBe(true);
      }
    }
  });
});

describe('modelSteps', () => {
  it('adds the time to each step and sums them', () => {
    const steps = [
      { ...emptyStep, letters: 10 },
      { ...emptyStep, id: 'run', actions: [install] },
    ];
    expect(modelSteps(steps)).toEqual({
      humanMs: 10_790,
      steps: [
        { ...steps[0], humanMs: 550 },
        { ...steps[1], humanMs: 10_240 },
      ],
    });
  });
});

describe('newcomerModel', () => {
  it('is pinned: another hash is another model, and every baseline must be made again', () => {
    expect(newcomerModel).toEqual({ name: 'newcomer-1', hash: '7f0fc6755254290c' });
  });
});
