import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../harness/temporary.ts';
import { filesBelow } from './leave-out-unloaded.ts';
import { entriesOf, loadedFiles, packagesOf } from './loaded-files.ts';
import { demand, packMeantime, root } from './project.ts';

describe('the packed package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'meantime-packed-'));
  let archive = '';
  let shipped: string[] = [];

  beforeAll(async () => {
    archive = await packMeantime(folder);
    const listed = await demand(['tar', '-tzf', archive], folder);
    shipped = listed
      .trim()
      .split('\n')
      .map((path) => path.replace(/^package\//, ''))
      .sort();
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('holds what is loaded, and what a person reads', () => {
    const loaded = loadedFiles(root, filesBelow(root), entriesOf(root));
    const read = ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'];
    expect(shipped).toEqual([...loaded, ...read].sort());
  });

  it('declares every package that its files name', () => {
    const { dependencies, peerDependencies, name } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    ) as Record<'dependencies' | 'peerDependencies', Record<string, string>> & { name: string }; // our own file
    const declared = [...Object.keys(dependencies), ...Object.keys(peerDependencies), name];
    const typesOf = (wanted: string): string => `@types/${wanted}`;
    const undeclared = packagesOf(root, shipped).filter(
      (wanted) =>
        !isBuiltin(wanted) && !declared.includes(wanted) && !declared.includes(typesOf(wanted)),
    );
    expect(undeclared).toEqual([]);
  });

  it('is found sound by publint and by Are the Types Wrong', async () => {
    const publint = await demand(['npx', 'publint', '--strict', archive], root);
    // What Astro alone reads: its own tools know the types of .astro files.
    const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      exports: Record<string, unknown>; // our own file
    };
    const ofAstro = Object.keys(exports).filter((name) => String(exports[name]).endsWith('.astro'));
    const types = ['npx', 'attw', '--profile', 'esm-only', '--format', 'ascii', archive] as const;
    const attw = await demand([...types, '--exclude-entrypoints', ...ofAstro], root);
    console.log(publint + attw);
    expect(publint).toContain('All good!');
  });
});

describe('what is loaded', () => {
  const files = {
    'package.json': JSON.stringify({
      exports: { '.': { types: './lib/index.d.ts', default: './lib/index.js' } },
      bin: { tool: 'lib/bin.js' },
    }),
    'lib/index.js': `import './a.js';\nexport { b } from './deep/b.js';\nconst later = () => import('./later.js');`,
    'lib/bin.js': `new Worker(new URL('worker.js', import.meta.url));`,
    'lib/a.js': `packageFile(\`src/routes/\${file}\`);`,
    'lib/deep/b.js': `export const b = 'page.astro';`,
    'lib/later.js': '',
    'lib/worker.js': '',
    'lib/index.d.ts': `export type { A } from './a.ts';`,
    'lib/a.d.ts': `export type A = import('./types-only.ts').T;`,
    'lib/types-only.d.ts': 'export type T = string;',
    'src/routes/page.astro': `---\nimport { x } from '../x.ts';\n---`,
    'src/x.ts': `import type { Y } from './y.ts';\nimport './style.css';`,
    'src/style.css': `@import './more.css';\n.a { background: url("./a.svg"); }`,
    'src/more.css': '',
    'src/a.svg': '',
  };
  const idle = {
    'lib/forgotten.js': `import './a.js';`,
    'lib/types-only.js': 'export {};',
    'lib/forgotten.d.ts': '',
    'lib/deep/b.d.ts': '',
    'src/routes/other.astro': '',
    'src/y.ts': '',
  };

  it('is followed through imports, names and styles, and nothing beside it', () => {
    const folder = temporaryFolder();
    for (const [path, text] of Object.entries({ ...files, ...idle })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const all = Object.keys({ ...files, ...idle }).filter((path) => path !== 'package.json');
    const loaded = loadedFiles(folder, all, entriesOf(folder));
    const expected = Object.keys(files).filter((path) => path !== 'package.json');
    expect([...loaded].sort()).toEqual(expected.sort());
  });
});
