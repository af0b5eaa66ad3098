import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { ownCode } from '../../../integrations/docs/cache/own-code.ts';
import { packageVersions } from '../../../integrations/docs/cache/package-versions.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What begins each of the things that are kept between builds. */
const makers = {
  pages: ['integrations/docs/loading/load-pages.ts', 'integrations/docs/set-up-site.ts'],
  renderings: ['integrations/docs/site-build.ts'],
  search: ['integrations/docs/search/site-search.ts'],
} as const;

function codeIn(folder: string, paths: readonly string[]) {
  const [first = '', ...others] = paths.map((path) => pathToFileURL(join(folder, path)).href);
  return ownCode([first, ...others]);
}

/** The files that a module leads to, as TypeScript sees it: types, and imports of types, are gone. */
function compilersView(paths: readonly string[]): string[] {
  const reached = new Set<string>();
  const open = paths.map((path) => join(root, path));
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ESNext };
    const compilerOptions = { ...options, verbatimModuleSyntax: true };
    const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), { compilerOptions });
    const { importedFiles } = ts.preProcessFile(outputText, true, true);
    const local = importedFiles
      .map(({ fileName }) => fileName)
      .filter((name) => /^\.+\//.test(name));
    open.push(...local.map((name) => join(file, '..', name)));
  }
  return [...reached].map((file) => relative(root, file)).sort();
}

describe('the code by which something is made', () => {
  test.each(Object.entries(makers))('changes with each file that makes %s', (_, paths) => {
    const folder = temporaryFolder();
    for (const part of ['integrations', 'src']) {
      cpSync(join(root, part), join(folder, part), { recursive: true });
    }
    const { hash, files } = codeIn(folder, paths);
    const told = compilersView(paths);
    expect(told.length).toBeGreaterThan(5);
    for (const path of told) {
      const file = join(folder, path);
      const text = readFileSync(file, 'utf8');
      writeFileSync(file, `${text}\n// changed`);
      expect(codeIn(folder, paths).hash, path).not.toBe(hash);
      writeFileSync(file, text);
    }
    expect(codeIn(folder, paths).hash).toBe(hash);
    expect(files.length).toBeGreaterThanOrEqual(told.length);
  });

  test('holds what decides over a fence, and the threads that colour code', () => {
    const files = codeIn(root, makers.pages).files.map((file) =>
      relative(root, fileURLToPath(file)),
    );
    expect(files).toContain('src/protocol/fence.ts');
    expect(files).toContain('integrations/docs/highlighting/token-worker.ts');
  });

  test('changes with the packages that its modules load, be it later', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'index.js');
    const installed = join(folder, 'node_modules/later');
    mkdirSync(installed, { recursive: true });
    writeFileSync(join(installed, 'package.json'), '{ "version": "1.0.0" }');
    for (const code of [
      "import a from 'later';",
      "await import('later/part');",
      "require('later');",
    ]) {
      writeFileSync(file, code);
      const hash = createHash('sha256').update(code).update('later@1.0.0').digest('base64url');
      expect(codeIn(folder, ['index.js']).hash, code).toBe(hash);
    }
  });

  test('holds nothing that the browser, the theme or another part alone is made of', () => {
    const { pages } = makers;
    // What draws diagrams runs in a browser as well, and finds it as a walk does.
    const others = codeIn(root, pages).files.filter((file) =>
      /^(?!.*(?:diagrams\/client\/|walkthrough\/find-browser)).*\/(?:client|theme|routes|development|timing|gate|collector|walkthrough|cli)\//.test(
        file,
      ),
    );
    expect(others).toEqual([]);
  });
});

describe('the packages', () => {
  function install(files: Record<string, object>): URL {
    const folder = temporaryFolder();
    for (const [name, manifest] of Object.entries(files)) {
      mkdirSync(join(folder, 'node_modules', name), { recursive: true });
      const file = join(folder, 'node_modules', name, 'package.json');
      writeFileSync(file, JSON.stringify(manifest));
    }
    return pathToFileURL(join(folder, 'index.js'));
  }

  test('come with all that they depend on, each in the version that it gets', () => {
    const importer = install({
      a: { version: '1.0.0', dependencies: { b: '*', '@c/d': '*' } },
      b: { version: '2.0.0', optionalDependencies: { e: '*', 'for-another-machine': '*' } },
      'a/node_modules/b': { version: '2.1.0', dependencies: { a: '*' } },
      '@c/d': { version: '3.0.0', dependencies: { b: '*' } },
      e: { version: '4.0.0' },
      unused: { version: '5.0.0' },
    });
    expect(packageVersions(['a', 'node:fs', 'missing'], importer)).toEqual([
      '@c/d@3.0.0',
      'a@1.0.0',
      'b@2.0.0',
      'b@2.1.0',
      'e@4.0.0',
    ]);
  });

  test('of pages and search are those of this repository', () => {
    const text = (names: string[]) => packageVersions(names, new URL(import.meta.url)).join(' ');
    expect(text(['shiki'])).toMatch(/@shikijs\/vscode-textmate@\d/);
    expect(text(['satteri'])).toMatch(/satteri@\d/);
  });
});
