import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { demandWalkPackages, walkPackages } from '../../../src/walkthrough/walk-packages.ts';
import { messageOf } from '../../harness/message-of.ts';
import { runCli } from '../../harness/run-cli.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

it('asks for all that is missing in one message', () => {
  const demand = (installed: readonly string[]) => () => {
    demandWalkPackages({ platform: 'linux', folder: temporaryFolder() }, (name) =>
      installed.includes(name),
    );
  };
  expect(messageOf(demand([]))).toMatchInlineSnapshot(`
    "What walking needs is not installed. [walk-packages-missing]
    A newcomer works in a real browser and a real terminal, and this project has not installed what drives them: playwright, @lydell/node-pty, @xterm/headless.
    Run: npm install --save-dev playwright @lydell/node-pty @xterm/headless"
  `);
  expect(messageOf(demand(['playwright', '@xterm/headless']))).toMatchInlineSnapshot(`
    "What walking needs is not installed. [walk-packages-missing]
    A newcomer works in a real browser and a real terminal, and this project has not installed what drives them: @lydell/node-pty.
    Run: npm install --save-dev @lydell/node-pty"
  `);
  expect(demand(walkPackages)).not.toThrow();
});

it('names WSL on Windows, before anything else', async () => {
  const { exitCode, stdout, stderr } = await runCli(['walk'], { platform: 'win32' });
  expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
  expect(stderr).toMatchInlineSnapshot(`
    "Error: Windows is not walked. (walk-on-windows)

      A newcomer works in bash on Linux or macOS. Everything else of Meantime works on Windows.

      Hint: Walk in WSL (https://learn.microsoft.com/windows/wsl/install): wsl npx meantime walk
    "
  `);
});

it('is what package.json has as optional peers', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8');
  const { peerDependenciesMeta } = JSON.parse(text) as {
    peerDependenciesMeta: Record<string, { optional: boolean }>; // our own file
  };
  // And the client of a store that a team may choose, and what draws formulas, diagrams and images
  // of links, and checks samples.
  const others = [
    ...['@clickhouse/client', 'katex', 'mermaid', '@takumi-rs/core', '@fontsource/noto-sans'],
    ...['twoslash', 'typescript'],
  ];
  const peers = Object.keys(peerDependenciesMeta).filter((name) => !others.includes(name));
  expect(peers.sort()).toEqual([...walkPackages].sort());
});
