import { expect, onTestFinished, test } from 'vitest';
import type { Step } from '../../../src/protocol/step.ts';
import { portsOf, takesMachine } from '../../../src/walkthrough/turns/ports-of.ts';
import { serveTurns } from '../../../src/walkthrough/turns/serve-turns.ts';
import type { Turn } from '../../../src/walkthrough/turns/turn.ts';
import { takeTurn } from '../../../src/walkthrough/turns/take-turn.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

const free: Turn = { ports: [], isAlone: false };
const on = (...ports: number[]) => ({ ports, isAlone: false });
const alone = { ports: [], isAlone: true };

async function queue() {
  const server = await serveTurns(temporaryFolder());
  onTestFinished(() => server.close());
  const began: string[] = [];
  const take = async (name: string, turn: Turn) => {
    const end = await takeTurn(server.path, turn);
    began.push(name);
    return end;
  };
  return { began, take };
}

test('those that need the same port are walked one after the other', async () => {
  const { began, take } = await queue();
  const endFirst = await take('first', on(3000));
  const second = take('second', on(8080, 3000));
  const endThird = await take('third', on(5000));
  expect(began).toEqual(['first', 'third']);
  endFirst();
  const endSecond = await second;
  expect(began).toEqual(['first', 'third', 'second']);
  endSecond();
  endThird();
});

test('one that is walked alone waits for all, and is not overtaken', async () => {
  const { began, take } = await queue();
  const endFirst = await take('first', free);
  const second = take('second', alone);
  const third = take('third', free);
  expect(began).toEqual(['first']);
  endFirst();
  (await second)();
  await third;
  expect(began).toEqual(['first', 'second', 'third']);
});

const step = (...texts: string[]): Step => ({
  ...{ id: 'a', title: 'A', letters: 0, words: 0, codeLines: [] },
  actions: texts.map((text, block) => {
    const background = text.startsWith('serve');
    return { kind: 'run', text, background, block, placeholders: [] };
  }),
});

test.each<[string, number[]]>([
  ['curl http://localhost:3000/x', [3000]],
  ['PORT=4321 node a.js', [4321]],
  ['node a.js --port 8080', [8080]],
  ['docker run -p 8080:80 nginx', [8080]],
  ['node -e "http.createServer().listen(5000)"', [5000]],
  ['echo 12:30 v1.2.3 2024', []],
])('the ports of %s', (text, ports) => {
  expect(portsOf([step(text)])).toEqual(ports);
});

test.each<[string, boolean]>([
  ['serve', true],
  ['serve --port 3000', false],
  ['sudo apt-get install -y jq', true],
  ['node server.js', false],
])('whether it is walked alone: %s', (text, isAlone) => {
  expect(takesMachine([step(text)])).toBe(isAlone);
});
