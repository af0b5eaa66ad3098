import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const checkout = fileURLToPath(new URL('../../../../', import.meta.url));

export interface PackedCheckout {
  /** Path of the archive; its name changes with its content. */
  archive: string;
  /** As in package.json, with the commit: `0.1.0 (b15506f)`; `+` after it when files differ from it. */
  version: string;
}

/**
 * Compiles this checkout and packs it as it would be published.
 *
 * @throws Error with the compiler's words
 */
export async function packCheckout(
  folder: string,
  { env, signal }: { env: NodeJS.ProcessEnv; signal: AbortSignal },
): Promise<PackedCheckout> {
  mkdirSync(folder, { recursive: true });
  const options = { cwd: checkout, env, signal };
  const compiler = join(checkout, 'node_modules/typescript/bin/tsc');
  await run(process.execPath, [compiler, '-p', 'tsconfig.build.json'], options).catch(
    (cause: unknown) => {
      const said = cause instanceof Error && 'stdout' in cause ? String(cause.stdout) : '';
      throw new Error(`this checkout does not compile: ${said}`, { cause });
    },
  );
  const words = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const packed = await run('npm', words, options);
  // npm prints a list; versions differ in what they print before it.
  const [entry] = JSON.parse(packed.stdout.slice(packed.stdout.indexOf('['))) as [
    { filename: string; version: string },
  ];
  const file = join(folder, entry.filename);
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12);
  const archive = join(folder, `meantime-${hash}.tgz`);
  renameSync(file, archive);
  return { archive, version: `${entry.version}${await commit()}` };
}

async function commit(): Promise<string> {
  const git = (...words: string[]) => run('git', words, { cwd: checkout });
  try {
    const { stdout: id } = await git('rev-parse', '--short', 'HEAD');
    const { stdout: changes } = await git('status', '--porcelain');
    return ` (${id.trim()}${changes === '' ? '' : '+'})`;
  } catch {
    return ''; // a checkout without its history
  }
}
