import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { collectInDev } from '../../../integrations/timing/collect-in-dev.ts';
import { testManifest } from '../../harness/start-collector.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

/** What the report of development answers to who asks by a host. */
async function statusAt(url: string, publicUrl?: string): Promise<number | undefined> {
  const collector = collectInDev({
    ...{ database: join(temporaryFolder(), 'dev.db'), base: '/', readManifest: testManifest },
    ...(publicUrl !== undefined && { publicUrl }),
    addressOf: (path) => path,
    log: (message, error) => {
      throw new Error(message, { cause: error });
    },
  });
  onTestFinished(() => collector.close());
  return (await collector.handle(new Request(url)))?.status;
}

test('the report of development is known by the address that is named', async () => {
  const url = 'https://dev.example.com/_meantime/report.json';
  expect(await statusAt(url)).toBe(403);
  expect(await statusAt(url, 'https://dev.example.com')).toBe(401);
  expect(await statusAt(url.replace('dev', 'other'), 'https://dev.example.com')).toBe(403);
});
