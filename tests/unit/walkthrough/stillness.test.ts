import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Stillness, type Still } from '../../../src/walkthrough/terminal/stillness.ts';
import { openTerminal } from '../../harness/open-terminal.ts';
import { stuckAfterMs } from '../../harness/stuck-after.ts';

const minuteMs = 60_000;

/** Runs a command that prints "ready", and looks at it, each time a minute later by the clock given. */
async function lookAt(command: string, isMeant: (still: Still | undefined) => boolean) {
  const { terminal } = await openTerminal();
  let nowMs = 0;
  const stillness = new Stillness(terminal, () => (nowMs += minuteMs));
  terminal.paste(command);
  terminal.enter();
  const start = await terminal.waitFor(() => terminal.commands[0]?.start, stuckAfterMs);
  if (!start) throw new Error('The command was not accepted.');
  await terminal.waitFor(
    () => terminal.textBetween(start).join('\n').includes('ready') || undefined,
    stuckAfterMs,
  );
  const found = await terminal.waitFor(() => {
    const still = stillness.look();
    return isMeant(still) ? { still } : undefined;
  }, stuckAfterMs);
  return found ? found.still : 'never';
}

const node = (script: string) => `node -e "console.log('ready'); ${script}"`;

const isLongStill = (still: Still | undefined) => (still?.stillMs ?? 0) >= 2 * minuteMs;

test.skipIf(!existsSync('/proc/self/stat')).each<[string, string, Partial<Still>]>([
  ['does nothing', node('new MessageChannel().port1.ref(); setInterval(Object, 1e9)'), {}],
  ['waits in a builtin', 'echo ready; read -r line', { isReading: true }],
  ['reads what is typed', 'echo ready; cat', { isReading: true }],
  ['ends no pipe', 'echo ready; cat | cat', { isReading: true }],
])('a command that %s is still', async (_what, command, { isReading = false }) => {
  expect(await lookAt(command, isLongStill)).toMatchObject({ isReading, ports: [] });
});

test.skipIf(!existsSync('/proc/self/stat'))('a server in front is still, at its port', async () => {
  const script = `const s = require('net').createServer().listen(0, '127.0.0.1', () => console.log('ready'))`;
  const still = await lookAt(`node -e "${script}"`, isLongStill);
  expect(still).toMatchObject({ isReading: false, ports: [expect.any(Number)] });
});

test.each([
  ['computes', node('for (;;);')],
  ['waits for a clock', `sh -c 'sleep 1000 & echo ready; wait'`],
  [
    'waits for an answer',
    `node -e "const n = require('net'); const s = n.createServer().listen(0, () => n.connect(s.address().port, () => console.log('ready')))"`,
  ],
])('a command that %s is at work', async (_what, command) => {
  let looks = 0;
  const isSecond = (still: Still | undefined) => {
    looks += 1;
    return looks > 2 || still !== undefined;
  };
  expect(await lookAt(command, isSecond)).toBeUndefined();
});
