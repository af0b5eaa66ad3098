import { expect, test } from 'vitest';
import { readOptions, type DocsOptions } from '../../../integrations/docs/settings/options.ts';
import { readOptions as readTiming } from '../../../integrations/timing/options.ts';
import { messageOf } from '../../harness/message-of.ts';

const docs = (words: unknown) =>
  readOptions({ title: 'Hourglass', words: words as NonNullable<DocsOptions['words']> }); // what a JavaScript user may write

test('words of a language and its kinds are taken as they are', () => {
  const words = {
    de: { code: { copy: 'Nimm' }, search: { found: { one: 'eine', other: '{count} Seiten' } } },
    fi: { hello: { question: 'Näitkö “{goal}”?' } },
  };
  expect(docs(words).words).toEqual(words);
  expect(readTiming({ words }).words).toEqual(words);
  expect(docs({ 'PT-br': {} }).words).toEqual({ 'pt-BR': {} });
});

test.each([
  [{ deutsch1234567: {} }],
  [{ de: { cod: {} } }],
  [{ de: { code: { copi: 'x' } } }],
  [{ de: { code: { copy: '' } } }],
  [{ de: { code: { copy: 3 } } }],
  [{ de: { code: { copy: 'Nimm {count}' } } }],
  [{ de: { hello: { question: 'Hat es geklappt?' } } }],
  [{ de: { hello: { doneWithBudget: 'Nach {time}.' } } }],
  [{ de: { search: { found: { one: 'eine' } } } }],
  [{ de: { search: { found: { other: 'viele' } } } }],
])('%j is refused', (words) => {
  expect(messageOf(() => docs(words))).toMatchSnapshot();
  expect(messageOf(() => readTiming({ words: words as never }))).toMatchSnapshot();
});
