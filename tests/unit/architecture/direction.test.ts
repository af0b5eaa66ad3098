import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../harness/temporary.ts';
import { circles } from './circles.ts';
import { violations } from './direction.ts';
import { readImports, type Import } from './read-imports.ts';

const root = join(import.meta.dirname, '../../..');

function importsIn(files: Record<string, string>): Import[] {
  const folder = temporaryFolder();
  for (const name of ['src', 'integrations']) mkdirSync(join(folder, name));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return readImports(folder, ['src', 'integrations']);
}

function violationsIn(files: Record<string, string>): string[] {
  return violations(importsIn(files));
}

describe('the direction of imports', () => {
  it('holds in this repository', () => {
    const imports = readImports(root, ['src', 'integrations']);
    expect(imports.length).toBeGreaterThan(50);
    expect(violations(imports)).toEqual([]);
  });

  const planted: Record<string, [file: string, text: string]> = {
    'a type from a part further up': [
      'src/newcomer/model.ts',
      `import type { Verdict } from '../gate/verdict.ts';`,
    ],
    'a type in the midst of a line': [
      'src/gate/compare.ts',
      `type Store = import('../collector/store.ts').Store;`,
    ],
    'a re-export': ['src/collector/index.ts', `\nexport { report } from '../reports/report.ts';`],
    'a dynamic import': [
      'src/walkthrough/walk.ts',
      `const load = () => import('../statistics/mean.ts');`,
    ],
    'an integration used by a part': [
      'src/cli/main.ts',
      `import { timing } from '../../integrations/timing/index.ts';`,
    ],
    'a package in the protocol': ['src/protocol/step.ts', `import { hash } from 'node:crypto';`],
    'a command loaded with the others': [
      'src/cli/commands-table.ts',
      `import { command } from './commands/check.ts';`,
    ],
    'browser code that reaches for the model': [
      'integrations/timing/client/estimate.ts',
      `import { modelStep } from '../../../src/newcomer/model.ts';`,
    ],
    'browser code that reaches for its integration': [
      'integrations/timing/client/estimate.ts',
      `import { readOptions } from '../options.ts';`,
    ],
    'browser code that would bring all languages': [
      'integrations/docs/client/search.ts',
      `import { de } from '../../../src/words/languages/de.ts';`,
    ],
    'what browsers know of words reaching for all languages': [
      'src/words/say-count.ts',
      `import { wordsIn } from './languages/words-in.ts';`,
    ],
    'browser code that wants Node': [
      'integrations/docs/client/main.ts',
      `import { readFileSync } from 'node:fs';`,
    ],
    'one integration that leans on the other': [
      'integrations/timing/index.ts',
      `import { docs } from '../docs/index.ts';`,
    ],
    'the frontmatter of a component outside the package': [
      'integrations/docs/theme/page.astro',
      `---\n\nimport { thing } from '../../../tests/thing.ts';\n---\n<p>{thing}</p>`,
    ],
    'a script of a component': [
      'integrations/docs/client/dial.astro',
      `---\nconst a = 1;\n---\n<script>\n  import { run } from '../../../src/cli/run.ts';\n</script>`,
    ],
    'a folder of docs that leans on a later one': [
      'integrations/docs/compile/compile-page.ts',
      `import type { LoadedPage } from '../pages/site-pages.ts';`,
    ],
    'a folder of docs that leans on its neighbour': [
      'integrations/docs/links/check-links.ts',
      `import { orderPages } from '../navigation/neighbours.ts';`,
    ],
    'a folder of docs that leans on what puts it together': [
      'integrations/docs/rendering/prerenderer.ts',
      `import { SiteBuild } from '../site-build.ts';`,
    ],
    'a folder of docs without a place': [
      'integrations/docs/misc/text.ts',
      `import { readOptions } from '../settings/options.ts';`,
    ],
    'a folder that is no part': ['src/utils/text.ts', `import { a } from './other.ts';`],
  };

  it.each(Object.entries(planted))('catches %s', (_, [file, text]) => {
    expect(violationsIn({ [file]: text })).toHaveLength(1);
  });

  it('names file, line and reason', () => {
    const text = `---\nconst a = 1;\n---\n<script>\n  import { run } from '../../../src/cli/run.ts';\n</script>`;
    expect(violationsIn({ 'integrations/docs/theme/page.astro': text })).toEqual([
      'integrations/docs/theme/page.astro:5 imports ../../../src/cli/run.ts: docs may not use cli',
    ]);
  });

  it('lets pass what the design allows', () => {
    const files = {
      'src/protocol/step.ts': `export * from './markup.ts';`,
      'src/gate/compare.ts': `import { modelStep } from '../newcomer/model.ts';\nimport 'node:fs';`,
      'src/cli/commands-table.ts': `const load = () => import('./commands/check.ts');`,
      'integrations/timing/client/main.ts': `import { send } from './send.ts';\nimport { a } from 'virtual:a';`,
      'integrations/timing/client/ask.ts': `import { fillIn } from '../../../src/words/fill-in.ts';`,
      'src/words/languages/de.ts': `import type { Words } from '../words.ts';`,
      'integrations/timing/index.ts': `import { checkAtBuild } from '../../src/gate/check-at-build.ts';`,
      'integrations/docs/page.astro': `<p>no frontmatter, and import x from '../../tests/x.ts' as text</p>`,
    };
    expect(violationsIn(files)).toEqual([]);
  });
});

describe('circles of imports', () => {
  it('there are none in this repository', () => {
    expect(circles(readImports(root, ['src', 'integrations']))).toEqual([]);
  });

  it('are found over several files, by types as well, and apart', () => {
    const imports = importsIn({
      'src/gate/a.ts': `import { b } from './b.ts';`,
      'src/gate/b.ts': `import type { C } from './c.ts';\nimport { d } from './d.ts';`,
      'src/gate/c.ts': `export { a } from './a.ts';`,
      'src/gate/d.ts': ``,
      'src/gate/e.ts': `import './e.ts';`,
    });
    expect(circles(imports)).toEqual([
      ['src/gate/a.ts', 'src/gate/b.ts', 'src/gate/c.ts'],
      ['src/gate/e.ts'],
    ]);
  });
});
