import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { buildSite } from '../harness/build-site.ts';

test('a build whose output folder was not emptied fails, and says which Astro is meant', async () => {
  const site = await buildSite('docs-guide', {
    prepare: (project) => {
      // As if Astro had given the hook another name.
      const file = join(project, 'astro.config.mjs');
      const config = readFileSync(file, 'utf8').replace(
        /docs\((\{[\s\S]*\})\),/,
        "((site) => { delete site.hooks['astro:build:setup']; return site; })(docs($1)),",
      );
      writeFileSync(file, config);
    },
  });
  onTestFinished(() => {
    site.remove();
  });
  expect(site.exitCode).toBe(1);
  expect(site.output).toContain('The hook astro:build:setup was not called.');
  expect(site.output).toMatch(/Installed is Astro 7\.\d+\.\d+; .* works with \^7\.\d+\.\d+/);
});
