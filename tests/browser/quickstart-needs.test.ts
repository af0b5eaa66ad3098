import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { parseManifest } from '../../src/protocol/parse-manifest.ts';
import { buildSite, type BuiltSite } from '../harness/build-site.ts';

const needs = '  needs: [node 22, account at example.com: 3m, approval: 1d]\n';

const modelledMs = (site: BuiltSite): number => {
  const [quickstart] = parseManifest(site.read('_meantime/manifest.json')).quickstarts;
  return quickstart?.variants[0].humanMs ?? NaN;
};

test('what a reader must have stands before the steps, and what takes time is part of it', async () => {
  const plain = await buildSite('quickstart');
  const site = await buildSite('quickstart', {
    prepare: (project) => {
      const file = join(project, 'content/quickstart.mdx');
      const text = readFileSync(file, 'utf8');
      writeFileSync(file, text.replace('quickstart:\n', `quickstart:\n${needs}`));
    },
  });
  const { document } = parseHTML(site.read('quickstart/index.html'));
  const items = Array.from(document.querySelectorAll('.needs li'), ({ textContent }) =>
    textContent.replace(/\s+/g, ' ').trim(),
  );
  expect(items).toEqual(['node 22', 'account at example.com (3 min)', 'approval (24 hr)']);
  expect(modelledMs(site)).toBe(modelledMs(plain) + 180_000);
  for (const built of [plain, site]) built.remove();
});
