import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { burnCores } from '../burn-cores.ts';
import { defineProof, type ProofWorld } from '../proof.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** What is read of Vitest's report. */
interface TestReport {
  numTotalTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] | null }[];
  }[];
}

export const proof = defineProof({
  shows: 'The tests pass on a machine whose cores are busy with something else.',
  options: {
    times: { what: 'how often they are run', usual: 3 },
    burners: { what: 'cores kept busy beside them', usual: 2 },
    files: { what: 'part of the names of the test files that are run', usual: '' },
  },
  sample: { times: 1, burners: 2, files: 'tests/unit/gate' },
  async run({ times, burners, files }, world) {
    const contradictions: string[] = [];
    for (let time = 1; time <= times; time += 1) {
      world.signal.throwIfAborted();
      const startedMs = performance.now();
      const { report, exitCode } = await burnCores(burners, () => runTests(files, world));
      const minutes = ((performance.now() - startedMs) / 60_000).toFixed(1);
      const failures = failuresIn(report);
      const { numTotalTests: tests } = report;
      world.say(`run ${time}: ${tests} tests in ${minutes} min, ${failures.length} failed`);
      contradictions.push(...failures.map((failure) => `run ${time}: ${failure}`));
      if (tests === 0) contradictions.push(`run ${time}: no test has "${files}" in its name`);
      else if (exitCode !== 0 && failures.length === 0) {
        contradictions.push(`run ${time}: ended with ${exitCode} although no test failed`);
      }
    }
    return contradictions;
  },
});

async function runTests(
  files: string,
  { folder, signal }: ProofWorld,
): Promise<{ report: TestReport; exitCode: number }> {
  const json = join(folder, 'report.json');
  const vitest = join(repository, 'node_modules/vitest/vitest.mjs');
  const words = [
    'run',
    ...(files === '' ? [] : [files]),
    '--reporter=json',
    `--outputFile=${json}`,
  ];
  const child = spawn(process.execPath, [vitest, ...words], {
    cwd: repository,
    // Run by Vitest itself, its variables would have it take itself for one of its workers.
    env: Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')),
    ),
    stdio: 'ignore',
    signal,
  });
  const [exitCode] = (await once(child, 'close')) as [number | null];
  if (!existsSync(json)) throw new Error(`Vitest ended with ${String(exitCode)} and no report.`);
  const report = JSON.parse(readFileSync(json, 'utf8')) as TestReport; // Vitest's own format
  return { report, exitCode: exitCode ?? 1 };
}

function failuresIn({ testResults }: TestReport): string[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = name.slice(repository.length);
    const failed = assertionResults.filter((one) => one.status === 'failed');
    // A file can fail before its first test.
    if (failed.length === 0) return status === 'failed' ? [`${file}\n${message}`] : [];
    return failed.map(
      ({ fullName, failureMessages }) =>
        `${file}: ${fullName}\n${failureMessages?.join('\n') ?? ''}`,
    );
  });
}
