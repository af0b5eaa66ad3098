import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { LintReport } from '../../src/problems/lint-message.ts';
import { seededRandom } from '../../src/statistics/random.ts';
import { copyFixture, startAstro } from '../harness/build-site.ts';
import { differencesOf, readOutput } from '../harness/read-output.ts';
import { runCli } from '../harness/run-cli.ts';
import { mutations } from '../unit/docs/mutate-page.ts';
import { seedPages } from '../unit/docs/seed-pages.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** `content/a.mdx:3:1 (mdx-syntax)`, and without a place where there is none. */
type Found = string[];

function projectWith(files: Record<string, string>): string {
  const project = copyFixture('docs-guide');
  onTestFinished(() => {
    rmSync(project, { recursive: true });
  });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, file)), { recursive: true });
    writeFileSync(join(project, file), text);
  }
  return project;
}

async function lint(project: string): Promise<{ found: Found; report: LintReport }> {
  const { stdout, stderr, exitCode } = await runCli(['lint', '--json'], { cwd: project });
  expect([0, 1], stderr).toContain(exitCode);
  const report = JSON.parse(stdout) as LintReport; // as it is documented
  expect(exitCode).toBe(report.problems.length === 0 ? 0 : 1);
  const found = report.problems.map(({ file, line, column, code }) => {
    return `${[file, line, column].filter((part) => part !== null).join(':')} (${code})`;
  });
  return { found: found.sort(), report };
}

async function build(project: string): Promise<{ found: Found; output: string; exitCode: number }> {
  const { output, exitCode } = await startAstro(project, ['build']).ended;
  const told = output.matchAll(/\[ERROR\] \[meantime\/docs\] (\S+) [^\n]*(\([a-z-]+\))$/gm);
  const found = [...told].map(([, place = '', code = '']) => `${place} ${code}`);
  return { found: found.sort(), output, exitCode };
}

/** What both say, which has to be the same. */
async function foundIn(project: string): Promise<Found> {
  const { found } = await lint(project);
  const built = await build(project);
  expect(built.found, built.output).toEqual(found);
  expect(built.exitCode).toBe(found.length === 0 ? 0 : 1);
  return found;
}

const page = (...lines: string[]): string =>
  ['---', 'title: T', '---', '', ...lines, ''].join('\n');

test('what only the bundler can tell', async () => {
  const project = projectWith({
    'content/imports.mdx': page(
      "import { Foo as F, Kind } from 'no-such-package';",
      "import chart from '~/chart.astro';",
      "import { nothing } from 'astro/nothing-of-it';",
      "import { site } from 'virtual:known';",
      "import Known from '@/known.astro';",
      '',
      '<F /> {chart} <Known /> {site}',
    ),
    'content/host.mdx': page("import Part from './_part.mdx';", '', '<Part />'),
    'content/_part.mdx': "import Gone from './gone.astro';\n\n<Gone />\n",
    'src/known.astro': '<p>known</p>\n',
    'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
    'virtual.mjs': `export const virtual = {
      name: 'virtual',
      resolveId: (id) => (id === 'virtual:known' ? '\\0known' : undefined),
      load: (id) => (id === '\\0known' ? 'export const site = 1' : undefined),
    };`,
    'astro.config.mjs': `import { docs } from 'meantime';
      import { virtual } from './virtual.mjs';
      export default { integrations: [docs({ title: 'T' })], vite: { plugins: [virtual] } };`,
  });
  expect(await foundIn(project)).toEqual([
    'content/_part.mdx:1:19 (import-missing)',
    'content/imports.mdx:5:33 (import-missing)',
    'content/imports.mdx:6:20 (import-missing)',
    'content/imports.mdx:7:26 (import-missing)',
  ]);
});

test('what components lack, and packages that pages import, with all that is wrong elsewhere', async () => {
  const project = projectWith({
    'content/component.mdx': page(
      "import Part from '../src/part.astro';",
      '',
      '<Part /> {1}',
      '',
      '[a](#gone)',
    ),
    'content/starlight.mdx': page(
      "import { Card, CardGrid } from '@astrojs/starlight/components';",
      '',
      '<Card title="a">b</Card>',
    ),
    'content/other.mdx': page('{1}', '', '[a](#gone)'),
    'src/part.astro': [
      '---',
      "import { a } from 'no-such-package';",
      "import { b } from './deeper';",
      "import c from '@/gone.astro';",
      "const d = () => import('./gone.js');",
      'a.b();',
      '---',
      '{a} {b} {c} {d}',
      '<script>import "./gone-too.js";</script>',
    ].join('\n'),
    'src/deeper.ts': "export { x as b } from 'astro/nothing-of-it';\n",
    'src/pages/own.astro': "---\nimport Part from '../part.astro';\n---\n<Part />\n",
    'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
  });
  expect(await foundIn(project)).toEqual([
    'content/other.mdx:7:5 (anchor-missing)',
    'content/starlight.mdx:5:33 (import-missing)',
    'src/deeper.ts:1:25 (import-missing)',
    'src/part.astro:2:20 (import-missing)',
    'src/part.astro:4:16 (import-missing)',
    'src/part.astro:5:25 (import-missing)',
    'src/part.astro:9:17 (import-missing)',
  ]);
  const { report } = await lint(project);
  const said = report.problems.find(({ file }) => file === 'content/starlight.mdx');
  expect(said?.message).toContain('@astrojs/starlight/components is installed');
  expect(said?.hint).toBe('Remove the import: Card, CardGrid are built in.');
});

test('a folder of pages that is not there', async () => {
  const project = projectWith({
    'astro.config.mjs': `import { docs } from 'meantime';
      export default { integrations: [docs({ title: 'T', content: 'contnt' })] };`,
  });
  const { report } = await lint(project);
  expect(report.problems.map(({ code }) => code)).toEqual(['pages-missing']);
  const { exitCode, output } = await build(project);
  expect(exitCode).toBe(1);
  expect(output).toContain('There are no pages. (pages-missing)');
});

test('addresses that something else of the site has', async () => {
  const project = projectWith({
    'content/index.html.md': page('A file, where the home page has one.'),
    'content/b.md': page('b'),
    'content/c.md': page('c'),
    'content/old.md': page('old'),
    'content/robots.txt.md': page('robots'),
    'content/users/1.md': page('Goes before a route with parameters.'),
    'public/b/index.html': 'b',
    'public/robots.txt': 'robots',
    'src/pages/c.astro': '<p>c</p>',
    'src/pages/users/[id].astro':
      '---\nexport const getStaticPaths = () => [{ params: { id: "2" } }];\n---\n',
    'astro.config.mjs': `import { docs } from 'meantime';
      export default { redirects: { '/old': '/b/' }, integrations: [docs({ title: 'T' })] };`,
  });
  expect(await foundIn(project)).toEqual([
    'content/b.md (address-taken)',
    'content/c.md (address-taken)',
    'content/index.html.md (address-taken)',
    'content/old.md (address-taken)',
    'content/robots.txt.md (address-taken)',
  ]);
});

test('what only a rendered page can tell, of each page', async () => {
  const project = projectWith({
    'content/index.mdx': page('[a](./module.mdx#nope) [b](./module.mdx#there-n)'),
    'content/module.mdx': page('export const n = 12;', '', '## There {n}', '', '[c](#nono)'),
    'content/stops.mdx': page('export const a = undefined;', '', 'One {1} and {a.b}.'),
    'content/computed.mdx': page('[u](/users/2/) <Card title={1 + 2}>x</Card>'),
    'content/made.mdx': page(
      "import Own from '../src/own.astro';",
      "export const to = '/nowhere/';",
      '',
      '## Here',
      '',
      '<a href={to}>a</a> {<img src="/gone.png" />} <a href={`#${"nope"}`}>b</a>',
      '',
      '<a href={`#${"here"}`}>c</a> <Own to="/module/" />',
    ),
    'content/uses.mdx': page("import Broken from '../src/broken.astro';", '', '<Broken />'),
    'content/uses-too.mdx': page("import Broken from '../src/broken.astro';", '', '<Broken />'),
    'content/deep.mdx': page("import { deeper } from '../src/deeper.ts';", '', '{deeper(null)}'),
    'src/broken.astro':
      "---\nconst { list } = Astro.props;\nconst names = list.map((one) => one.name + 'x')\n---\n{names}\n",
    'src/deeper.ts':
      'export function deeper(given: { a: string } | null): string {\n  return given!.a.trim();\n}\n',
    'src/own.astro':
      '<a href={Astro.props.to}>d</a><a href="/module/#gone">e</a><a href="#/route">f</a>\n',
    'content/host.mdx': page("import Part from './_part.mdx';", '', '## Here', '', '<Part />'),
    'content/_part.mdx': '[here](#here) [gone](#gone)\n\n## There\n\n[there](#there)\n',
    'src/pages/users/[id].astro':
      '---\nexport const getStaticPaths = () => [{ params: { id: "1" } }];\n---\n',
    'src/pages/other.astro': '---\nthrow new Error("stopped");\n---\n',
  });
  expect(await foundIn(project)).toEqual([
    'content/_part.mdx:1:22 (anchor-missing)',
    'content/computed.mdx (property-wrong)',
    'content/index.mdx:5:5 (anchor-missing)',
    'content/made.mdx (anchor-missing)',
    'content/made.mdx (anchor-missing)',
    'content/made.mdx:10:31 (file-missing)',
    'content/made.mdx:6:20 (link-broken)',
    'content/module.mdx:9:5 (anchor-missing)',
    'content/stops.mdx:7:13 (page-not-rendered)',
    'src/broken.astro:3:1 (page-not-rendered)',
    'src/deeper.ts:2:3 (page-not-rendered)',
    'src/pages/other.astro:2:1 (page-not-rendered)',
  ]);
  const { report } = await lint(project);
  expect(report.notes.map(({ file, line, column }) => [file, line, column])).toEqual([
    ['content/computed.mdx', 5, 5],
  ]);
});

test('anchors of a page are judged, whatever else is wrong with it', async () => {
  const project = projectWith({
    'content/index.mdx': page(
      '[a](./card.mdx#there) [b](./card.mdx#gone) [c](./titled.mdx#a-title)',
      '[d](./key.mdx#there) [e](./key.mdx#gone)',
      '[f](./unread.mdx#any) [g](./container.md#inside)',
      '[h](./unknown.mdx#gone)',
    ),
    'content/card.mdx': page('## There', '', '<Card>x</Card>'),
    'content/titled.mdx': '# A title\n\n<Card>x</Card>\n',
    'content/key.mdx': '---\ntitle: T\ntitel: T\n---\n\n## There\n',
    'content/unread.mdx': page('## There', '', '{'),
    'content/container.md': page(':::details', '## Inside', ':::'),
    'content/unknown.mdx': page('## There', '', '<Crad />'),
  });
  expect(await foundIn(project)).toEqual([
    'content/card.mdx:7:1 (property-missing)',
    'content/container.md:5:1 (container-unknown)',
    'content/index.mdx:5:27 (anchor-missing)',
    'content/index.mdx:6:26 (anchor-missing)',
    'content/key.mdx:3:1 (frontmatter-invalid)',
    'content/titled.mdx:3:1 (property-missing)',
    'content/unknown.mdx:7:1 (component-unknown)',
    'content/unread.mdx:7:1 (mdx-syntax)',
  ]);
});

test('two files whose names differ in their normal form alone want one address', async () => {
  const project = projectWith({
    'content/caf\u00e9.md': page('a'),
    'content/cafe\u0301.md': page('b'),
  });
  expect((await foundIn(project)).map((one) => one.normalize('NFC'))).toEqual([
    'content/caf\u00e9.md (address-taken)',
  ]);
});

test('names, images and fences in the forms that other systems and generators write', async () => {
  const project = projectWith({
    'content/cafe\u0301.md': page('## Here', '', '![a][pic]', '', '[pic]: ./pic%20one.svg'),
    'content/pic one.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>\n',
    'content/notes.mdx': page('## Sand[^1]', '', '{1}', '', '[^1]: Words.'),
    'content/start.mdx': page(
      '[n](./notes.mdx#sand) [a](./caf\u00e9.md#here)',
      '',
      '```js{1,3}',
      'const a = 1;',
      '```',
    ),
  });
  expect((await lint(project)).found).toEqual([]);
  const { exitCode, output } = await build(project);
  expect(exitCode, output).toBe(0);
  const read = (path: string): string => readFileSync(join(project, 'dist', path), 'utf8');
  const [, address = ''] = /<img[^>]* src="([^"]*)"/.exec(read('caf\u00e9/index.html')) ?? [];
  expect(existsSync(join(project, 'dist', decodeURI(address))), address).toBe(true);
  expect(read('start/index.html')).toContain(`href="/${encodeURIComponent('caf\u00e9')}/#here"`);
  expect(read('start/index.html')).toContain('class="k"');
  expect(read('notes/index.html')).toMatch(/<h2 id="sand">Sand<sup><a[^>]*>1<\/a><\/sup><\/h2>/);
});

test('what the bundler stops at, and all that was found before', async () => {
  const project = projectWith({
    'content/crad.mdx': page('<Crad />'),
    'content/names.mdx': page("import { none } from '../src/some.ts';", '', '{none}'),
    'src/some.ts': 'export const some = 1;\n',
  });
  expect(await foundIn(project)).toEqual([
    'content/crad.mdx:5:1 (component-unknown)',
    'content/names.mdx:5:23 (import-missing)',
  ]);
  writeFileSync(
    join(project, 'content/names.mdx'),
    page("import X from '../src/x.astro';", '', '<X />'),
  );
  writeFileSync(join(project, 'src/x.astro'), '---\nconst a = ;\n---\n<p>{a</p>\n');
  expect(await foundIn(project)).toEqual([
    'content/crad.mdx:5:1 (component-unknown)',
    'src/x.astro:2:11 (page-not-bundled)',
  ]);
});

test('images that have no size are told of and published as they are', async () => {
  const project = projectWith({
    'content/diagram.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="100%"></svg>\n',
    'content/pointer.png': 'version https://git-lfs.github.com/spec/v1\n',
    'content/shown.md': page('![a](./diagram.svg)'),
    'content/other.mdx': page('{1} ![b](./pointer.png)'),
  });
  const { found, report } = await lint(project);
  expect(found).toEqual([]);
  const warnings = report.warnings.filter(({ code }) => code === 'image-unmeasured');
  expect(warnings.map(({ file, line, column }) => [file, line, column])).toEqual([
    ['content/other.mdx', 5, 10],
    ['content/shown.md', 5, 6],
  ]);
  const { output, exitCode } = await build(project);
  expect(exitCode, output).toBe(0);
  expect(output).toContain('content/shown.md:5:6 An image has no size. (image-unmeasured)');
  for (const name of ['shown', 'other']) {
    const html = readFileSync(join(project, `dist/${name}/index.html`), 'utf8');
    const [, address = ''] = /<img src="([^"]*)" alt="[ab]">/.exec(html) ?? [];
    expect(existsSync(join(project, 'dist', address)), html).toBe(true);
  }
});

test('partials are checked like pages, be they taken in or not', async () => {
  const project = projectWith({
    'content/_unused.mdx':
      'See [z](./nowhere.mdx) <Tabs foo="1"><TabItem label="x">a</TabItem></Tabs>.\n',
    'content/_parts/open.mdx': 'Words, <b>bold ones.\n',
    'content/host.mdx': page("import Open from './_parts/open.mdx';", '', '<Open />'),
    'content/module.mdx': page('{1}', '', '[a](#nope) [b](./host.mdx#whatever)'),
  });
  expect(await foundIn(project)).toEqual([
    'content/_parts/open.mdx:1:8 (mdx-syntax)',
    'content/_unused.mdx:1:30 (property-unknown)',
    'content/_unused.mdx:1:9 (link-broken)',
    'content/module.mdx:7:5 (anchor-missing)',
  ]);
});

test('a build that finds something wrong leaves the output folder as it was', async () => {
  const project = projectWith({
    'content/broken.mdx': page('<Crad />'),
    'content/module.mdx': page('{1}'),
    'dist/index.html': 'of the last build',
  });
  expect(await foundIn(project)).toEqual(['content/broken.mdx:5:1 (component-unknown)']);
  expect(readdirSync(join(project, 'dist'))).toEqual(['index.html']);
  const cache = readdirSync(join(project, 'node_modules/.astro/meantime'));
  expect(cache.filter((name) => name.startsWith('check-'))).toEqual([]);
});

test('so does one that finds it in what it bundles, or in what it renders, and a mended one is whole', async () => {
  const project = projectWith({
    'content/module.mdx': page('{1}'),
    'content/plain.md': page('Text.'),
    'public/old.txt': 'old',
  });
  const dist = join(project, 'dist');
  const built = async () => {
    const { exitCode, output } = await build(project);
    return { exitCode, output, files: readOutput(dist) };
  };
  const first = await built();
  expect(first.exitCode, first.output).toBe(0);
  rmSync(join(project, 'public/old.txt'));
  writeFileSync(join(project, 'public/sand.txt'), 'new');
  writeFileSync(join(project, 'content/plain.md'), page('Other text.'));
  const broken = {
    'page-not-rendered': ['export const a = undefined;', '', '{a.b} {1}'],
    'link-broken': ["export const to = '/gone/';", '', '<a href={to}>a</a>'],
    'import-missing': ["import x from 'no-such-package';", '', '{x}'],
    'page-not-bundled': ["import X from '../src/x.astro';", '', '<X />'],
  };
  writeFileSync(join(project, 'src/x.astro'), '---\nconst a = ;\n---\n');
  for (const [code, lines] of Object.entries(broken)) {
    writeFileSync(join(project, 'content/module.mdx'), page(...lines));
    const { exitCode, output, files } = await built();
    expect(exitCode).toBe(1);
    expect(output).toContain(`(${code})`);
    expect(differencesOf(first.files, files), code).toEqual([]);
  }
  writeFileSync(join(project, 'content/module.mdx'), page('{2}'));
  const mended = await built();
  expect(mended.exitCode, mended.output).toBe(0);
  rmSync(dist, { recursive: true });
  expect(differencesOf((await built()).files, mended.files)).toEqual([]);
  expect(existsSync(join(dist, 'old.txt'))).toBe(false);
  expect(readFileSync(join(dist, 'sand.txt'), 'utf8')).toBe('new');
});

test('over mutants of real pages, and what is left of them builds', async () => {
  const random = seededRandom(5);
  const kinds = Object.values(mutations);
  const seeds = seedPages().filter(({ file }) => file.startsWith('content/'));
  const files = Array.from({ length: 90 }, (_, index): [string, string] => {
    const seed = seeds[index % seeds.length];
    const mutate = kinds[index % kinds.length];
    if (!seed || !mutate) throw new Error('There is nothing to change.');
    const file = seed.file.replace(/(\.mdx?)$/, `-mutant-${index}$1`);
    return [file, mutate(seed.contents, random)];
  });
  const project = projectWith(Object.fromEntries(files));
  for (const part of ['content', 'public'])
    cpSync(join(repository, part), join(project, part), { recursive: true });
  const found = await foundIn(project);
  const broken = new Set(found.map((one) => one.replace(/[:\s].*/s, '')));
  console.log(`${found.length} problems in ${broken.size} of ${files.length} mutants`);
  // Which mutants are drawn hangs on how many pages there are; that few are wrong would show little.
  expect(broken.size).toBeGreaterThan(10);
  for (const file of broken) rmSync(join(project, file), { force: true });
  expect(await foundIn(project)).toEqual([]);
});

test('links to other sites, where they are asked for', async () => {
  const project = projectWith({
    'content/a.mdx': page("import Part from './_part.mdx';", '', '[a](https://) <Part />'),
    'content/_part.mdx':
      'A part.\n\n[local](http://localhost:1/) [b](/sand.txt) [c](https://:80)\n',
  });
  const { stdout, exitCode } = await runCli(['lint', '--external', '--json'], { cwd: project });
  const { problems } = JSON.parse(stdout) as LintReport; // as it is documented
  expect(problems).toMatchObject([
    { code: 'external-link-broken', file: 'content/_part.mdx', line: 3, column: 49 },
    { code: 'external-link-broken', file: 'content/a.mdx', line: 7, column: 5 },
  ]);
  expect(exitCode).toBe(1);
});
