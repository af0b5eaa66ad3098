import { join } from 'node:path';
import { freePort } from '../../harness/free-port.ts';
import { burnCores } from '../burn-cores.ts';
import { defineProof, type ProofWorld } from '../proof.ts';
import {
  installs,
  knowsNothing,
  registryFaults,
  withRegistry,
} from '../quickstarts/faulty-registries.ts';
import { smallQuickstarts } from '../quickstarts/small-quickstarts.ts';
import { buildPages, checkBuilt, walkBuilt, walkPages } from '../quickstarts/walk-pages.ts';
import { renderFailure } from '../../../src/walkthrough/result.ts';

export const proof = defineProof({
  shows:
    'Pages that nobody changed are walked and checked without a failure, and a registry that fails is no fault of theirs.',
  options: {
    walks: { what: 'walks, and checks', usual: 200 },
    burners: { what: 'cores kept busy beside them', usual: 2 },
  },
  sample: { walks: 2, burners: 2 },
  async run({ walks, burners }, world) {
    const unchanged = await burnCores(burners, () => walkUnchanged(walks, world));
    return [...unchanged, ...(await walkWithFaults(world))];
  },
});

const timeout = '5m';

async function walkUnchanged(walks: number, { folder: parent, say, signal }: ProofWorld) {
  const folder = join(parent, 'unchanged');
  const built = { folder, timeout, signal };
  await buildPages({ folder, pages: smallQuickstarts(await freePort()) });
  await checkBuilt(built, 'accept');
  const contradictions: string[] = [];
  let walked = 0;
  for (let round = 1; walked < walks; round += 1) {
    signal.throwIfAborted();
    const { report, exitCode, printed } = await walkBuilt(built);
    const checked = await checkBuilt(built, 'check');
    walked += report.walkthroughs.length;
    contradictions.push(
      ...report.walkthroughs.flatMap(({ failure }) => (failure ? [renderFailure(failure)] : [])),
      ...(exitCode === 0
        ? []
        : [`round ${round}: walk ended with ${String(exitCode)}\n${printed}`]),
      ...(checked.exitCode === 0 ? [] : [`round ${round}: check failed\n${checked.printed}`]),
    );
    if (report.walkthroughs.length === 0) break;
  }
  say(`${walked} walks and checks of pages without a change: ${contradictions.length} failures`);
  return contradictions;
}

async function walkWithFaults({ folder, say, signal }: ProofWorld) {
  const gone = `http://127.0.0.1:${await freePort()}`;
  const contradictions: string[] = [];
  const expectExit = async (name: string, pages: Record<string, string>, expected: number) => {
    const { exitCode, printed } = await walkPages({
      ...{ folder: join(folder, name.replaceAll(' ', '-')), pages, timeout, signal },
    });
    say(`a registry that ${name}: exit status ${String(exitCode)}`);
    if (exitCode !== expected) contradictions.push(`${name}: ${String(exitCode)}\n${printed}`);
  };
  await expectExit('is gone', { unjudged: installs(gone) }, 4);
  for (const [name, fault] of Object.entries(registryFaults)) {
    await withRegistry(fault, (url) => expectExit(name, { unjudged: installs(url) }, 4));
  }
  await withRegistry(knowsNothing, (url) =>
    expectExit(
      'is gone, beside one that does not know a name',
      { unjudged: installs(gone), misspelt: installs(url) },
      2,
    ),
  );
  return contradictions;
}
