import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commandsTable } from '../../src/cli/commands-table.ts';
import { wordRange } from '../../src/package/node-version.ts';
import { ownPackage } from '../../src/package/own-package.ts';
import { copyFixture } from '../harness/build-site.ts';
import { temporaryFolder } from '../harness/temporary.ts';
import { execute, nodeOf, root } from '../package/project.ts';

describe.each(['minimum', 'newest'] as const)('on the %s Node', (name) => {
  it('the store keeps its contract and the commands do as they say', async () => {
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const file = join(temporaryFolder(), 'report.json');
    const words = [
      '--config',
      'tests/nodes/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
    ];
    const { output } = await execute(
      [nodeOf(name), vitest, 'run', ...words, `--outputFile=${file}`],
      root,
    );
    expect(existsSync(file), output).toBe(true);
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report; // Vitest wrote it
    const failed = report.testResults.flatMap(({ assertionResults }) =>
      assertionResults
        .filter(({ status }) => status !== 'passed')
        .map(({ fullName, failureMessages }) => [fullName, ...failureMessages].join('\n')),
    );
    console.log(`${name}: ${report.numPassedTests} tests passed on ${versionOf(name)}`);
    expect(failed).toEqual([]);
    expect(report).toMatchObject({ success: true, numFailedTestSuites: 0 });
    expect(report.numPassedTests).toBeGreaterThan(100);
  });
});

interface Report {
  success: boolean;
  numPassedTests: number;
  numFailedTestSuites: number;
  testResults: {
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
}

describe('on a Node that is not supported', () => {
  const node = nodeOf('unsupported');
  const range = wordRange(ownPackage().engines.node);
  const said = `Meantime needs Node.js ${range}, and this is ${versionOf('unsupported')} (${node}).`;

  it.each(commandsTable.map((command) => command.name))('meantime %s says so', async (command) => {
    const bin = join(root, 'lib/src/cli/bin.js');
    const { exitCode, output } = await execute([node, bin, command], temporaryFolder());
    expect(exitCode).toBe(3);
    expect(output).toBe(
      `Error: ${said} (node-unsupported)\n\n  Hint: Install another one from https://nodejs.org, or add it to the project: npm install --save-dev node\n`,
    );
  });

  it.each(['build', 'dev'])('astro %s says so', async (command) => {
    const astro = join(root, 'node_modules/astro/bin/astro.mjs');
    const project = copyFixture('quickstart');
    onTestFinished(() => {
      rmSync(project, { recursive: true });
    });
    const { exitCode, output } = await execute([node, astro, command], project);
    expect(exitCode).toBe(1);
    expect(output.trim().split('\n')).toEqual([
      '[astro] Unable to load your Astro config',
      '',
      said,
      '  Hint:',
      expect.stringContaining('Install another one from https://nodejs.org'),
      '  Stack trace:',
    ]);
  });
});

function versionOf(name: Parameters<typeof nodeOf>[0]): string {
  const manifest = readFileSync(join(root, 'tests/nodes', name, 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { dependencies: { node: string } }).dependencies.node; // our own file
}
