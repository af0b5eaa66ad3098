import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroConfig } from 'astro';
import { afterAll, expect, test } from 'vitest';
import { highlighter } from '../../../integrations/docs/highlighting/block-highlighter.ts';
import { codeFigure } from '../../../integrations/docs/highlighting/code-figure.ts';
import { sentinelTheme } from '../../../integrations/docs/highlighting/sentinel-theme.ts';
import { fenceMarks } from '../../../integrations/docs/markdown/fence-marks.ts';
import { TypeSamples } from '../../../integrations/docs/samples/type-samples.ts';
import { en } from '../../../src/words/languages/en.ts';
import { temporaryFolder } from '../../harness/temporary.ts';
import { compilationOf, compileText } from './compile-text.ts';

const root = new URL('../../../', import.meta.url);

// One compiler for all: to start it takes longer than all that it checks.
const kept = mkdtempSync(join(tmpdir(), 'meantime-test-'));
const samples = samplesIn(kept);
const options = optionsWith(samples);

afterAll(() => {
  rmSync(kept, { recursive: true });
});

function samplesIn(folder = temporaryFolder(), of = root): TypeSamples {
  return new TypeSamples({ root: of, cacheDir: () => pathToFileURL(`${folder}/`) });
}

function optionsWith(made: TypeSamples) {
  const shikiConfig = {
    ...{ langs: [], langAlias: {}, themes: {}, wrap: false, theme: sentinelTheme },
    ...{ transformers: [codeFigure(en.code, made)] },
  } as unknown as AstroConfig['markdown']['shikiConfig'];
  return {
    mdastPlugins: [fenceMarks(made)],
    features: { gfm: true, directive: true },
    highlight: highlighter({ syntaxHighlight: 'shiki', shikiConfig })?.highlight,
    samples: made,
  };
}

async function pageOf(code: string, fence = 'ts twoslash', made = options) {
  const page = await compileText(`Words.\n\n\`\`\`${fence}\n${code}\n\`\`\`\n`, 'page.md', made);
  if (page.kind !== 'plain') throw new Error(page.reason);
  const text = /<code>([\s\S]*)<\/code>/.exec(page.html)?.[1] ?? '';
  return { ...page, shown: text.replace(/<[^>]*>/g, '') };
}

async function mistakesIn(text: string) {
  const { mistakes = [] } = await compilationOf(text, 'page.md', options);
  return mistakes.map(({ at, place }) => {
    const { code, message, hint } = at({ file: '', ...place });
    return { ...place, code, message, hint };
  });
}

test('a sample shows its types, and keeps its comments for the compiler', async () => {
  const code = [
    ...['// @strict: true', 'const hidden = { name: "Ada" };', '// ---cut---'],
    ...['const user = hidden;', 'user.name;', '//   ^?', 'user.na', '//     ^|', 'user.age;'],
  ].join('\n');
  const page = await pageOf(`// @errors: 2339\n${code}`);
  const shown = 'const user = hidden;\nuser.name;\nuser.na\nuser.age;';
  expect(page.shown).toBe(shown);
  expect(page.markdown).toBe(`Words.\n\n\`\`\`ts\n${shown}\n\`\`\`\n`);
  expect(page.html).toContain(
    '<span class="typed" tabindex="0" aria-description="const user: {\n    name: string;\n}">',
  );
  expect(page.html).toMatch(
    /user\.?<.*\n<span class="said said-query" data-said="\(property\) name: string"><\/span>/,
  );
  expect(page.html).toContain('<span class="said said-completion" data-said="name"></span>');
  expect(page.html).toMatch(/class="type-error">.*age/);
  expect(page.html).toMatch(/said-error" data-said="2339: Property &#x27;age&#x27; does not exist/);
  expect(page.html).not.toMatch(/style=|<script/);
  expect(page.html).toContain('class="code code-read typed-code"');
});

test('what a comment says stands below the line before it', async () => {
  const { html, shown } = await pageOf(
    'const a = 1;\n//    ^^\n// @log: below\nconst b = 2;\n// @warn: last',
  );
  expect(shown).toBe('const a = 1;\nconst b = 2;');
  expect(html).toMatch(/class="n"> 1<.*\n<span class="said said-log" data-said="below">/);
  expect(html).toMatch(/class="n"> 2<.*<span class="said said-warn" data-said="last">/);
});

test('each type is one stop of the Tab key', async () => {
  const { html } = await pageOf('const a = 1;\nconst b = a + a;');
  expect(html.match(/tabindex="0" aria-description="const a: 1"/g)).toHaveLength(1);
  expect(html.match(/tabindex="-1" aria-description="const a: 1"/g)).toHaveLength(2);
});

test('marks of lines and words are those of the lines that are shown', async () => {
  const code = [
    ...['const cut = 1;', '// ---cut---', 'const a = cut; // [!code highlight]'],
    ...['// [!code focus]', 'const b = a;', '//    ^?'],
  ].join('\n');
  const { html, shown } = await pageOf(code, 'ts twoslash {2} "b"');
  expect(shown).toBe('const a = cut;\nconst b = a;');
  expect(html).toMatch(/<mark class="line">[^\n]*const/);
  expect(html).toMatch(/class="line focus"[\s\S]*data-said="const b: 1"/);
  expect(html.match(/aria-description="const b: 1"/g)).toHaveLength(1);
});

test.each([
  ['const a: string = 1;', 4, 7, "TypeScript says 2322: Type 'number' is not assignable"],
  ['const a = 1;\n// @errors: 2322\na.b;', 6, 3, 'TypeScript says 2339'],
  ['const a: string = 1;\n// ---cut---\nconst b = 1;', 4, 7, 'TypeScript says 2322'],
  ['// @nonsense: 1\nconst a = 1;', 4, 1, '@nonsense is neither'],
  ['const a = 1;\n\n//   ^?', 6, 1, '^? points at nothing that has a type'],
  ['let a;\n// ---cut-start---', 5, 1, 'Each ---cut-start--- needs a'],
  ["import { a } from '../package.json';", 4, 19, 'TypeScript says 2307'],
  ["import { a } from 'not-installed';", 4, 19, 'TypeScript says 2307'],
])('%j is a mistake of line %i', async (code, line, column, message) => {
  const found = await mistakesIn(`Words.\n\n\`\`\`ts twoslash\n${code}\n\`\`\`\n`);
  expect(found).toMatchObject([
    { line, column, code: 'twoslash-wrong', message: expect.stringContaining(message) as string },
  ]);
});

test('in a list its lines begin further in', async () => {
  const found = await mistakesIn('- one\n\n  ```ts twoslash\n  const a: string = 1;\n  ```\n');
  expect(found).toMatchObject([{ line: 4, column: 9 }]);
});

test('what is no TypeScript cannot be checked', async () => {
  const found = await mistakesIn('```sh twoslash\nnpm i\n```\n');
  expect(found).toMatchObject([
    { line: 1, message: expect.stringContaining('this is sh') as string },
  ]);
});

test('where it is off, that is told', async () => {
  const text = 'Words.\n\n```ts twoslash\nconst a: string = 1;\n```';
  const page = await compileText(text, 'page.md');
  expect(page.warnings).toMatchObject([
    { code: 'twoslash-off', line: 3, hint: expect.stringContaining('twoslash: true') as string },
  ]);
});

test('a page without samples starts no compiler', async () => {
  const made = samplesIn();
  const { html } = await pageOf('const a: string = 1;', 'ts', optionsWith(made));
  expect(html).not.toContain('typed');
  expect(made.trouble).toBeUndefined();
});

test('a sample from the cache is the same as one that was checked', async () => {
  const folder = temporaryFolder();
  const code = 'const a = { b: 1 };\na.b;\n//^?';
  const first = samplesIn(folder);
  const cold = await pageOf(code, 'ts twoslash', optionsWith(first));
  first.prune({ nowMs: 0 });
  const second = samplesIn(folder);
  expect(second.named(second.nameOf('ts', code))?.code).toBe('const a = { b: 1 };\na.b;');
  const warm = await pageOf(code, 'ts twoslash', optionsWith(second));
  expect(warm.html).toBe(cold.html);
});

test('another version of what it may import is another key', () => {
  const project = temporaryFolder();
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  };
  write('docs/package.json', '{}');
  write('packages/own/package.json', '{"name":"own","types":"index.d.ts"}');
  write('packages/own/index.d.ts', 'export declare const a: string;');
  mkdirSync(join(project, 'docs/node_modules'));
  symlinkSync(join(project, 'packages/own'), join(project, 'docs/node_modules/own'));
  for (const name of ['twoslash', 'typescript', '@typescript', 'twoslash-protocol'])
    symlinkSync(new URL(`node_modules/${name}`, root), join(project, `docs/node_modules/${name}`));
  const site = pathToFileURL(join(project, 'docs/'));
  const code = "import { a } from 'own';\na;";
  const typeIn = (): string | undefined =>
    samplesIn(temporaryFolder(), site)
      .check('ts', code)
      .sample?.notes.find(({ line, kind }) => line === 1 && kind === 'type')?.said;
  const { stamp } = samplesIn(temporaryFolder(), site);
  expect(typeIn()).toContain('a: string');
  write('packages/own/index.d.ts', 'export declare const a: number;');
  expect(samplesIn(temporaryFolder(), site).stamp).not.toBe(stamp);
  expect(typeIn()).toContain('a: number');
  write('package-lock.json', '{}');
  const locked = samplesIn(temporaryFolder(), site).stamp;
  write('package-lock.json', '{"version":2}');
  expect(samplesIn(temporaryFolder(), site).stamp).not.toBe(locked);
});

test('where the packages are not installed, the line that installs them is said', () => {
  const empty = pathToFileURL(`${temporaryFolder()}/`);
  expect(() => samplesIn(temporaryFolder(), empty)).toThrow(
    'has not installed: twoslash, typescript@6',
  );
});

test('TypeScript 7 compiles nothing within Node, and is told from the one that does', () => {
  const project = temporaryFolder();
  mkdirSync(join(project, 'node_modules/typescript'), { recursive: true });
  symlinkSync(new URL('node_modules/twoslash', root), join(project, 'node_modules/twoslash'));
  const manifest = { name: 'typescript', version: '7.0.2' };
  writeFileSync(join(project, 'node_modules/typescript/package.json'), JSON.stringify(manifest));
  expect(() => samplesIn(temporaryFolder(), pathToFileURL(`${project}/`))).toThrow(
    'has not installed: typescript@6',
  );
});
