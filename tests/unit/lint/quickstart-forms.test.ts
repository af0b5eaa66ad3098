import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { summaryOf } from '../../harness/summary-of.ts';
import { checkText, manifestOf } from './check-text.ts';

const folder = join(import.meta.dirname, '../../fixtures/quickstart-forms');
const pages = readdirSync(folder).filter((name) => name.endsWith('.mdx'));

describe.each(pages)('%s', (name) => {
  const contents = readFileSync(join(folder, name), 'utf8');

  test('is sound', async () => {
    expect(await checkText(contents, name)).toMatchObject({ problems: [], warnings: [] });
  });

  test('is read step by step, in each variant', async () => {
    const { manifest, problems, warnings } = await manifestOf(contents, name);
    expect([...problems, ...warnings]).toEqual([]);
    const summary = manifest.quickstarts.map(summaryOf).join('\n');
    const file = join(folder, name.replace('.mdx', '.txt'));
    await expect(`${summary}\n`).toMatchFileSnapshot(file);
  });
});
