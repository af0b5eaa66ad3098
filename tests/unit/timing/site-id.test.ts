import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { defaultSiteId } from '../../../integrations/timing/site-identity.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

function project(packageJson?: string) {
  const folder = temporaryFolder();
  if (packageJson !== undefined) writeFileSync(join(folder, 'package.json'), packageJson);
  return pathToFileURL(`${folder}/`);
}

test.each<[site: string | undefined, packageJson: string | undefined, id: string]>([
  ['https://docs.example.com/base/', '{"name":"my-docs"}', 'docs.example.com'],
  [undefined, '{"name":"@scope/my-docs"}', '@scope/my-docs'],
  [undefined, '{"name":7}', 'site'],
  [undefined, '{', 'site'],
  [undefined, undefined, 'site'],
])('site %j, package %j', (site, packageJson, id) => {
  expect(defaultSiteId({ site, root: project(packageJson) })).toBe(id);
});
