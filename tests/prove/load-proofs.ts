import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Proof } from './proof.ts';

const folder = join(import.meta.dirname, 'proofs');

/** Every proof by its name, which is that of its file. */
export async function loadProofs(): Promise<Map<string, Proof>> {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
  const proofs = new Map<string, Proof>();
  for (const name of names) {
    const module = (await import(pathToFileURL(join(folder, `${name}.ts`)).href)) as {
      proof?: Proof;
    };
    if (!module.proof) throw new Error(`tests/prove/proofs/${name}.ts exports no \`proof\`.`);
    proofs.set(name, module.proof);
  }
  return proofs;
}
