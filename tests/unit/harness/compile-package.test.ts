import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { compilePackage } from '../../harness/compile-package.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

/** Stands for the compiler: copies each source, and leaves alone what it made before. */
const compiler = `
import { cpSync, globSync } from 'node:fs';
for (const file of globSync('src/**/*.ts')) cpSync(file, 'lib/' + file.replace(/ts$/, 'js'));
`;

function project() {
  const root = temporaryFolder();
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('package.json', JSON.stringify({ scripts: { compile: 'node compiler.mjs' } }));
  write('compiler.mjs', compiler);
  write('src/kept.ts', 'one');
  write('src/gone.ts', 'one');
  compilePackage(root);
  return {
    write,
    remove: (path: string) => {
      rmSync(join(root, path));
    },
    compile: () => compilePackage(root),
    path: (path: string) => join(root, path),
    output: (path: string) => readFileSync(join(root, 'lib', path), 'utf8'),
  };
}

test('what was compiled from these sources is not compiled again', () => {
  const { compile } = project();
  expect(compile()).toBe(false);
});

test('an edit is compiled, however old its file claims to be', () => {
  const { write, path, compile, output } = project();
  write('src/kept.ts', 'two');
  utimesSync(path('src/kept.ts'), 0, 0);
  expect(compile()).toBe(true);
  expect(output('src/kept.js')).toBe('two');
});

test('what a source that has gone was compiled to goes too', () => {
  const { remove, path, compile } = project();
  remove('src/gone.ts');
  expect(compile()).toBe(true);
  expect(existsSync(path('lib/src/gone.js'))).toBe(false);
  expect(existsSync(path('lib/src/kept.js'))).toBe(true);
});

test('what was compiled and then changed by another hand is compiled anew', () => {
  const { write, path, compile, output } = project();
  write('lib/src/kept.js', 'tampered');
  write('lib/src/foreign.js', 'left over');
  expect(compile()).toBe(true);
  expect(output('src/kept.js')).toBe('one');
  expect(existsSync(path('lib/src/foreign.js'))).toBe(false);
});

test('what does not compile ends the tests', () => {
  const { write, compile } = project();
  write('compiler.mjs', 'console.error("src/kept.ts(1,1): error"); process.exit(2);');
  write('src/kept.ts', 'two');
  expect(compile).toThrow('The package does not compile:\nsrc/kept.ts(1,1): error');
  // And is not taken for compiled afterwards.
  expect(compile).toThrow('does not compile');
});
