import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { readVariants } from '../../../src/protocol/choices.ts';
import { readPage } from '../../../src/protocol/read-steps.ts';
import type { Action, Step } from '../../../src/protocol/step.ts';
import { markPage } from '../../../src/walkthrough/foreign/mark-page.ts';

const folder = join(import.meta.dirname, '../../fixtures/foreign-pages');
const pages = readdirSync(folder).filter((name) => name.endsWith('.html'));

// Each has the markup of a generator; beside it stands what is right to read from it.
test.each(pages)('what is read of %s', async (name) => {
  const outline = outlineOf(readFileSync(join(folder, name), 'utf8'));
  await expect(outline).toMatchFileSnapshot(join(folder, name.replace('.html', '.outline.txt')));
});

test('there is a page of each kind of markup', () => {
  expect(pages.length).toBeGreaterThanOrEqual(10);
});

test('a page keeps its code blocks, in their order, whatever is written onto its copy', () => {
  for (const name of pages) {
    const html = readFileSync(join(folder, name), 'utf8');
    const before = blocksOf(parseHTML(html).document);
    const { document } = parseHTML(html);
    markPage(document, { hidden: new Set() });
    expect(blocksOf(document), name).toEqual(before);
  }
});

function blocksOf(document: Document): string[] {
  return [...document.querySelectorAll('pre:not(noscript *)')].map(({ textContent }) =>
    textContent.replaceAll('\n', ''),
  );
}

function outlineOf(html: string): string {
  const { document } = parseHTML(html);
  const { needs, addresses, notes } = markPage(document, { hidden: new Set() });
  const variants = readVariants(document).map(({ id, choices }) => {
    const { steps } = readPage(document, { goal: '\u0000' }, choices);
    return [`variant ${id}`, ...steps.flatMap(outlineOfStep)].join('\n');
  });
  const told = [
    ...needs.map((need) => `needs: ${need}`),
    ...addresses.map((address) => `address: ${address}`),
    ...notes.guessed.map(({ code, what }) => `guessed ${code}: ${what}`),
    ...notes.unread.map(({ code, what }) => `unread ${code}: ${what}`),
  ];
  return `${[...variants, told.join('\n')].filter(Boolean).join('\n\n')}\n`;
}

function outlineOfStep({ id, title, actions, reads = [], texts = [] }: Step): string[] {
  return [
    `  ${title} (#${id})`,
    ...texts.map(({ text }) => `    . ${text}`),
    ...actions.flatMap((action) => outlineOfAction(action).map((line) => `    ${line}`)),
    ...reads.map(({ text }) => `    read ${JSON.stringify(text)}`),
  ];
}

function outlineOfAction(action: Action): string[] {
  const { block, placeholders } = action;
  const end = [`block ${block}`, ...placeholders].join(', ');
  switch (action.kind) {
    case 'run': {
      const { text, background, ready, output, shown = [] } = action;
      const how = background ? `start${ready === undefined ? '' : ` (ready ${ready})`}` : 'run';
      const outputs = [...shown.map((one) => one.output.text), ...(output ? [output.text] : [])];
      return [
        `${how} ${JSON.stringify(text)} [${end}]`,
        ...outputs.map((one) => `  prints ${JSON.stringify(one)}`),
      ];
    }
    case 'save':
      return [`save ${action.file} ${JSON.stringify(action.text)} [${end}]`];
    case 'open':
      return [`open ${action.url} [${end}]`];
    case 'answer':
      return [`answer ${action.text} [${end}]`];
  }
}
