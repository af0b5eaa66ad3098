import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FieldNumbers } from '../../../integrations/timing/toolbar/field-numbers.ts';

let body = '';
let status = 200;
let asked = 0;
const server = createServer((_, response) => {
  asked += 1;
  response.writeHead(status).end(body);
});
let url = '';

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/public.json`; // it listens on a port
});
afterAll(() => server.close());

const published = (quickstart: object): string =>
  JSON.stringify({ quickstarts: [{ id: 'quickstart', ...quickstart }] });

test.each([
  [
    'a median',
    published({ medianOfStarters: { ms: 360_000 }, shareReached: { share: 0.65 } }),
    'Readers: half of them got there within 6 min 00 s, 65 % in all.',
  ],
  [
    'no median',
    published({ medianOfStarters: { ms: null }, shareReached: { share: 0.4 } }),
    'Readers: more than half of them never got there, 40 % in all.',
  ],
  [
    'too few runs',
    published({ medianOfStarters: null, shareReached: null }),
    'Readers: too few runs yet to tell how long they take.',
  ],
  ['another quickstart', JSON.stringify({ quickstarts: [{ id: 'other' }] }), undefined],
])('says what readers take: %s', async (_, text, expected) => {
  [status, body] = [200, text];
  expect((await new FieldNumbers(url, () => 0).of('quickstart'))?.text).toBe(expected);
});

test.each([
  ['is not there', 404, '', 'it answers 404'],
  ['is no JSON', 200, '<html>', 'JSON'],
  ['is something else', 200, '[]', 'it holds no quickstarts'],
])('says that what %s could not be read', async (_, code, text, reason) => {
  [status, body] = [code, text];
  const remark = await new FieldNumbers(url, () => 0).of('quickstart');
  expect(remark?.text).toMatch(/^Readers: `http.+` could not be read \(.+\)\.$/);
  expect(remark?.text).toContain(reason);
});

test('asks once in ten minutes, and nobody where nothing is published', async () => {
  [status, body] = [200, published({})];
  let nowMs = 0;
  const field = new FieldNumbers(url, () => nowMs);
  asked = 0;
  await field.of('quickstart');
  nowMs = 599_000;
  await field.of('other');
  expect(asked).toBe(1);
  nowMs = 601_000;
  await field.of('quickstart');
  expect(asked).toBe(2);
  expect(await new FieldNumbers(undefined, () => 0).of('quickstart')).toBeUndefined();
  expect(asked).toBe(2);
});
