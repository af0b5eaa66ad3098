import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../../', import.meta.url);

/** What only a build comes to, or what only says that other problems were found. */
const notOfLint = ['output-busy', 'pages-broken', 'social-image-failed', 'social-images-without'];

const catalogues = ['integrations/docs/problems/', 'integrations/docs/links/', 'src/lint/'];

function codesIn(folder: string): string[] {
  const files = readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('errors.ts'))
    .flatMap((file) => {
      const text = readFileSync(new URL(folder + file, root), 'utf8');
      return [...text.matchAll(/^ {2}code: '([a-z-]+)'/gm)].flatMap(([, code]) => code ?? []);
    });
}

test('the guide names every code that lint can tell', () => {
  const guide = readFileSync(new URL('content/guides/mistakes.mdx', root), 'utf8');
  const codes = catalogues.flatMap(codesIn);
  expect(codes.length).toBeGreaterThan(60);
  expect(codes).toEqual(expect.arrayContaining(notOfLint));
  const missing = codes.filter((code) => !guide.includes(`\`${code}\``));
  expect(missing.sort()).toEqual(notOfLint);
});
