import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startAstro } from '../../harness/build-site.ts';
import { differencesOf, hashOutput, readOutput, type Output } from '../../harness/read-output.ts';
import { burnCores } from '../burn-cores.ts';
import { defineProof, type ProofWorld } from '../proof.ts';
import { writeFencesSite } from '../sites/write-fences-site.ts';

export const proof = defineProof({
  shows: 'Cold builds of one tree, some at a time on a busy machine, give the same bytes.',
  options: {
    builds: { what: 'cold builds', usual: 10 },
    pages: { what: 'pages of the generated site', usual: 300 },
    together: { what: 'builds at a time', usual: 2 },
    burners: { what: 'cores kept busy beside them', usual: 2 },
  },
  sample: { builds: 2, pages: 40, burners: 1 },
  async run({ builds, pages, together, burners }, world) {
    const { folder, seed, say } = world;
    // One place to build in for each that is built at a time: what is compared must not hang on it.
    const places = Array.from({ length: together }, (_, index) => join(folder, `site-${index}`));
    for (const place of places) writeFencesSite(place, { pages, seed });
    const outputs: Output[] = [];
    let started = 0;
    const buildOn = async (place: string): Promise<void> => {
      while (started < builds) {
        world.signal.throwIfAborted();
        started += 1;
        const number = started;
        const output = await buildCold(place);
        outputs.push(output);
        say(`build ${number}  ${hashOutput(output)}  ${Object.keys(output).length} files`);
        const isFirst = outputs.length === 1;
        if (isFirst || hashOutput(output) !== hashOutput(outputs[0] ?? {})) {
          keep(world, place, number);
        }
      }
    };
    await burnCores(burners, () => Promise.all(places.map(buildOn)));
    const [first = {}, ...others] = outputs;
    return others.flatMap((output) => differencesOf(first, output));
  },
});

async function buildCold(place: string): Promise<Output> {
  for (const made of ['dist', '.astro', 'node_modules']) {
    rmSync(join(place, made), { recursive: true, force: true });
  }
  const { output, exitCode } = await startAstro(place, ['build']).ended;
  if (exitCode !== 0) throw new Error(`The site does not build:\n${output}`);
  return readOutput(join(place, 'dist'));
}

/** The first build and each that differs from it stay, to be looked into. */
function keep({ evidence }: ProofWorld, place: string, number: number): void {
  mkdirSync(evidence, { recursive: true });
  cpSync(join(place, 'dist'), join(evidence, `build-${number}`), { recursive: true });
}
