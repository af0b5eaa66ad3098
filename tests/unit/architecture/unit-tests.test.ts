import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readImports, type Import } from './read-imports.ts';

const root = join(import.meta.dirname, '../../..');

/** Parts of the harness that run what is compiled, or a browser: neither is there for a unit test. */
const needBuild = ['build-site', 'spawn-cli', 'browser'].map((name) => `tests/harness/${name}.ts`);

/** The ways by which unit tests reach what only the tests of what is built may run. */
function waysToBuilt(imports: readonly Import[]): string[] {
  const reach = (from: string, way: readonly string[]): string[] => {
    if (needBuild.includes(from)) return [way.join(' -> ')];
    return imports
      .filter((entry) => entry.from === from && entry.to !== undefined)
      .flatMap(({ to = '' }) => (way.includes(to) ? [] : reach(to, [...way, to])));
  };
  const tests = new Set(
    imports.map(({ from }) => from).filter((path) => /^tests\/unit\/.*\.test\.ts$/.test(path)),
  );
  return [...tests].flatMap((test) => reach(test, [test]));
}

const of = (from: string, to: string): Import => ({
  from,
  to,
  specifier: to,
  line: 1,
  isDynamic: false,
});

it('unit tests run nothing that has to be compiled first', () => {
  const folders = ['unit', 'harness', 'bench'].map((name) => `tests/${name}`);
  const imports = readImports(root, folders);
  expect(new Set(imports.map(({ to }) => to))).toContain('tests/harness/run-cli.ts');
  expect(waysToBuilt(imports)).toEqual([]);
});

it('unit tests start nothing that has to be compiled first', () => {
  const files = globSync('tests/unit/**/*.ts', { cwd: root });
  const texts = files.map((file) => [file, readFileSync(join(root, file), 'utf8')] as const);
  expect(files.length).toBeGreaterThan(50);
  expect(texts.filter(([, text]) => /(?:\.\.\/)+lib\//.test(text)).map(([file]) => file)).toEqual(
    [],
  );
});

it('one that does is found, by whatever way', () => {
  const [built = ''] = needBuild;
  const imports = [of('tests/unit/a.test.ts', 'tests/unit/b.ts'), of('tests/unit/b.ts', built)];
  expect(waysToBuilt(imports)).toEqual([`tests/unit/a.test.ts -> tests/unit/b.ts -> ${built}`]);
});
