import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileBelowLinks } from '../../../integrations/docs/addresses/linked-folders.ts';
import { findPages } from '../../../integrations/docs/content/find-pages.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

function linkedSite() {
  const root = temporaryFolder();
  const [folder, elsewhere] = [join(root, 'content'), join(root, 'elsewhere')];
  mkdirSync(join(folder, 'guides'), { recursive: true });
  mkdirSync(join(elsewhere, 'deep'), { recursive: true });
  writeFileSync(join(folder, 'index.md'), '');
  writeFileSync(join(elsewhere, 'deep/start.md'), '');
  symlinkSync(elsewhere, join(folder, 'guides/linked'));
  symlinkSync(join(elsewhere, 'deep/start.md'), join(folder, 'one.md'));
  symlinkSync('nowhere', join(folder, 'broken'));
  // Without an end, if it were followed.
  symlinkSync(folder, join(elsewhere, 'back'));
  symlinkSync('.', join(folder, 'self'));
  return { root, folder, elsewhere };
}

test('pages of a folder that is linked into the content are pages', async () => {
  const { folder } = linkedSite();
  expect(await findPages(folder)).toEqual(['guides/linked/deep/start.md', 'index.md', 'one.md']);
});

test('a file is found below the link that leads to it', () => {
  const { root, folder, elsewhere } = linkedSite();
  expect(fileBelowLinks(folder, join(elsewhere, 'deep/start.md'))).toBe(
    'guides/linked/deep/start.md',
  );
  expect(fileBelowLinks(folder, join(root, 'other/page.md'))).toBeUndefined();
  symlinkSync(folder, join(root, 'docs'));
  expect(fileBelowLinks(join(root, 'docs'), join(folder, 'index.md'))).toBe('index.md');
});
