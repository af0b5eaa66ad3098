import { expect, test } from 'vitest';
import { serverLog } from '../../../src/cli/server-log.ts';
import { storeFull } from '../../../src/collector/errors.ts';

const now = () => 1_800_000_000_000;

test('as JSON what went wrong and every refusal is a line', () => {
  const lines: string[] = [];
  const { log, onAnswer } = serverLog('json', { write: (line) => lines.push(line) }, now);
  log('A request of a reader could not be kept.', storeFull('runs.db'));
  log('Two\nlines.');
  const asked = { endpoint: 'runs', method: 'POST', tookMs: 1 } as const;
  onAnswer?.({ ...asked, status: 204 });
  onAnswer?.({ ...asked, status: 413, code: 'batch-too-large' });
  expect(
    lines.every((line) => line.endsWith('}\n') && line.indexOf('\n') === line.length - 1),
  ).toBe(true);
  const at = '2027-01-15T08:00:00.000Z';
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    {
      at,
      level: 'error',
      code: 'store-full',
      error: expect.stringContaining('runs.db') as unknown,
    },
    { at, level: 'info', message: 'Two\nlines.' },
    {
      ...{ at, level: 'info', message: 'refused' },
      ...{ endpoint: 'runs', method: 'POST', status: 413, code: 'batch-too-large' },
    },
  ]);
});

test('a cause is told once, and while it lasts once a minute with how often it came', () => {
  let nowMs = now();
  const lines: string[] = [];
  const { log } = serverLog('json', { write: (line) => lines.push(line) }, () => nowMs);
  for (let request = 0; request < 1_000; request += 1) {
    log('A request of a reader could not be kept.', storeFull('runs.db'));
    log(`GET /${request} failed.`, storeFull('runs.db'));
  }
  expect(lines).toHaveLength(1);
  log('Another.', new Error('Why?'));
  expect(lines).toHaveLength(2);
  nowMs += 60_000;
  log('A request of a reader could not be kept.', storeFull('runs.db'));
  expect(lines[2]).toContain('(1999 times more since it was last told)');
  log('Not the error of anything.');
  log('Not the error of anything.');
  expect(lines).toHaveLength(5);
});

test('as text refusals are not told, and another format is refused', () => {
  expect(serverLog('text', { write: () => undefined }, now).onAnswer).toBeUndefined();
  expect(() => serverLog('xml', { write: () => undefined }, now)).toThrow(
    '--log takes "text" or "json", not "xml".',
  );
});
