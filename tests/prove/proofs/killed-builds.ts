import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startAstro } from '../../harness/build-site.ts';
import { differencesOf, readOutput, type Output } from '../../harness/read-output.ts';
import { defineProof, type ProofWorld } from '../proof.ts';
import { writeFencesSite } from '../sites/write-fences-site.ts';

const cache = ['.astro', 'node_modules'];

export const proof = defineProof({
  shows: 'Builds that were killed at any moment leave nothing behind that changes the next one.',
  options: {
    kills: { what: 'builds that are killed', usual: 100 },
    pages: { what: 'pages of the generated site', usual: 100 },
    every: { what: 'kills after which a build is compared with a cold one', usual: 10 },
  },
  sample: { kills: 6, pages: 40, every: 6 },
  async run({ kills, pages, every }, world) {
    const { folder, seed, random, say } = world;
    writeFencesSite(folder, { pages, seed });
    const cold = await build(folder, world);
    const startedMs = performance.now();
    await build(folder, world);
    const wholeMs = performance.now() - startedMs;
    const contradictions: string[] = [];
    let ended = 0;
    for (let kill = 1; kill <= kills; kill += 1) {
      // Cold, with a cache and no output, with both: each has other phases to be killed in.
      const kept = random();
      if (kept < 0.2) remove(folder, cache);
      if (kept < 0.5) remove(folder, ['dist']);
      ended += Number(await endsBefore(folder, wholeMs * (0.1 + 0.9 * random())));
      world.signal.throwIfAborted();
      if (kill % every > 0 && kill < kills) continue;
      const found = [
        ...differencesOf(cold, await build(folder, world)),
        ...differencesOf(cold, await build(folder, world, ['dist'])),
      ];
      contradictions.push(...found.map((difference) => `After ${kill} kills: ${difference}`));
      say(`${kill} kills, ${ended} of them too late: ${found.length} differences`);
    }
    return contradictions;
  },
});

async function build(
  project: string,
  { signal }: ProofWorld,
  without: readonly string[] = [],
): Promise<Output> {
  signal.throwIfAborted();
  remove(project, without);
  const { output, exitCode } = await startAstro(project, ['build']).ended;
  if (exitCode !== 0) throw new Error(`A build after a kill fails:\n${output}`);
  return readOutput(join(project, 'dist'));
}

/** Kills a build after so long; true when it had ended by then. */
async function endsBefore(project: string, afterMs: number): Promise<boolean> {
  const { kill, ended } = startAstro(project, ['build']);
  const timer = setTimeout(kill, afterMs);
  const { exitCode } = await ended;
  clearTimeout(timer);
  return exitCode === 0;
}

function remove(project: string, folders: readonly string[]): void {
  for (const name of folders) rmSync(join(project, name), { recursive: true, force: true });
}
