import { expect, test } from 'vitest';
import { quickstartSchema } from '../../../integrations/quickstart-fields.ts';

const needsOf = (...needs: unknown[]) => quickstartSchema.parse({ goal: 'Hello', needs }).needs;

test.each([
  ['API key: 3m', { name: 'API key', ms: 180_000 }],
  ['account at https://example.com:  90s', { name: 'account at https://example.com', ms: 90_000 }],
  [{ 'API key': '1h' }, { name: 'API key', ms: 3_600_000 }],
  ['node 22', { name: 'node 22' }],
  ['port 3000:3000', { name: 'port 3000:3000' }],
  ['a note: read it', { name: 'a note: read it' }],
])('%j has its time, be it quoted or not', (said, need) => {
  expect(needsOf(said)).toEqual([need]);
});
