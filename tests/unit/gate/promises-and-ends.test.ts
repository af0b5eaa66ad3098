import { describe, expect, it } from 'vitest';
import { promisedTime } from '../../../src/gate/asks/promised-time.ts';
import { renderAskChange } from '../../../src/gate/render/render-ask-change.ts';
import { renderVerdictText } from '../../../src/gate/render/render-verdict.ts';
import { verdictOn } from './asked-page.ts';

/** A page that promises something, with a menu, a session, a server that is stopped and a command that fails. */
const page = `---
title: Quickstart
quickstart:
  goal: Hello, world!
  budget: 10m
---

You will have a server that greets you in 8 minutes.

## Make it

\`\`\`sh
npm create tool
\`\`\`

\`\`\`txt answer keys title="Which template?"
<Down><Enter>
\`\`\`

## Look at it

\`\`\`console
$ tool list
one
two
$ tool count
2
\`\`\`

## Break it

\`\`\`sh fails=2
tool run nowhere
\`\`\`

## Run it

\`\`\`sh background ready=http://localhost:3000
tool serve
\`\`\`

\`\`\`sh stop
tool serve --once
\`\`\`

\`\`\`txt output
Hello, world!
\`\`\`
`;

type Edit = readonly [from: string, to: string, blamed: string];

const planted: Record<string, Edit> = {
  'another goal': ['goal: Hello, world!', 'goal: Hello', '---'],
  'a longer budget': ['budget: 10m', 'budget: 20m', '---'],
  'no budget': ['  budget: 10m\n', '', '---'],
  'a longer time in its text': [
    'in 8 minutes',
    'in 9 minutes',
    'You will have a server that greets you in 9 minutes.',
  ],
  'no time in its text': [' in 8 minutes', '', '## Make it'],
  'another key in the menu': [
    '<Down><Enter>',
    '<Down><Down><Enter>',
    '```txt answer keys title="Which template?"',
  ],
  'less that is compared in a session': ['one\ntwo\n', 'one\n', '$ tool list'],
  'a session that shows no output': ['$ tool count\n2\n', '$ tool count\n', '$ tool count'],
  'a command that is meant to fail no more': ['```sh fails=2', '```sh', 'tool run nowhere'],
  'a command that may fail with any status': ['fails=2', 'fails', 'tool run nowhere'],
  'a command that had to work and may fail': [
    '```sh\nnpm create',
    '```sh fails\nnpm create',
    'npm create tool',
  ],
  'a server that is stopped no more': [
    '```sh stop\ntool serve --once',
    '```sh\ntool serve --once',
    '## Run it',
  ],
};

function edited([from, to]: Edit): string {
  expect(page).toContain(from);
  return page.replace(from, () => to);
}

describe('a page that promises less, or ends otherwise', () => {
  it.each(Object.entries(planted))('%s', async (_, edit) => {
    const after = edited(edit);
    const verdict = await verdictOn(page, after);
    expect(verdict.holds).toBe(false);
    const changes = verdict.variants.flatMap(({ asks }) => asks);
    const lines = after.split('\n');
    expect(changes.map(({ line = 0 }) => lines[line - 1])).toEqual([edit[2]]);
    const [told = ''] = changes.map(renderAskChange);
    expect(told).toMatchSnapshot();
    expect(renderVerdictText(verdict)).toContain(told);
    expect((await verdictOn(after, after)).holds).toBe(true);
  });

  it('is told of a server that is to be stopped', async () => {
    const [to, from] = planted['a server that is stopped no more'] ?? ['', ''];
    const before = page.replace(to, () => from);
    const verdict = await verdictOn(before, page);
    const changes = verdict.variants.flatMap(({ asks }) => asks);
    expect(changes.map(renderAskChange)).toEqual([
      'asks for another stop of the server, before: "tool serve --once".',
    ]);
  });
});

describe('a page that promises more', () => {
  const more: Record<string, readonly [from: string, to: string]> = {
    'a shorter budget': ['budget: 10m', 'budget: 9m'],
    'a shorter time in its text': ['in 8 minutes', 'in 7 minutes'],
    'a slip in its goal': ['Hello, world!', 'Hello, worlds!'],
    'another key in place of one': ['<Down><Enter>', '<Up><Enter>'],
  };

  it.each(Object.entries(more))('holds: %s', async (_, [from, to]) => {
    const after = page.replaceAll(from, () => to);
    const verdict = await verdictOn(page, after);
    expect(verdict.variants.flatMap(({ asks }) => asks)).toEqual([]);
    expect(verdict.holds).toBe(true);
  });
});

it('a page is held to the time that its text promises', async () => {
  const after = page.replace('in 8 minutes', () => 'in 10 seconds');
  const verdict = await verdictOn(after, after);
  expect(verdict.variants).toMatchObject([{ budgetMs: 10_000, overBudget: true }]);
  expect(renderVerdictText(verdict)).toContain('and the page promises 10.0 s');
});

type Read = Parameters<typeof promisedTime>[0];

describe('the time that a text promises', () => {
  const texts: Record<string, number | undefined> = {
    'Say hello in 5 minutes.': 300_000,
    'A server in under five minutes': 300_000,
    'It takes about 10 min, and less than 90 seconds on a fast day.': 90_000,
    'In weniger als 5 Minuten': 300_000,
    'En cinq minutes': undefined,
    'In 5-minute steps': 300_000,
    '5分钟快速入门': 300_000,
    'Hono 4 needs Node 22.': undefined,
    'Sessions end after 30 minutes.': undefined,
    'Used by 5 teams in Minutes of Meeting': undefined,
  };

  it.each(Object.entries(texts))('%s', (text, ms) => {
    const step = { texts: [{ text, words: 5, actionsBefore: 0 }], actions: [] };
    // What is read of a page.
    const quickstart = { title: 'Quickstart', variants: [{ steps: [step] }] } as unknown as Read;
    expect(promisedTime(quickstart)?.ms).toBe(ms);
  });
});
