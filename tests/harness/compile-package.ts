import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../', import.meta.url));
/** What decides what is compiled: the sources, and how they are. */
const inputs = [
  ...['src', 'integrations', 'package.json', 'package-lock.json'],
  ...['tsconfig.json', 'tsconfig.build.json'],
];
const outputFolder = 'lib';

interface State {
  /** Hash of all that is compiled. */
  inputs: string;
  /** Hash of all that came of it. */
  output: string;
}

/**
 * Compiles the package at the root of this repository, or of a copy of it, unless what is there was
 * made of these very sources and is as it was made. Told by content: times say little after a
 * checkout.
 *
 * @returns whether there was something to compile
 */
export function compilePackage(root = repository): boolean {
  const record = join(root, '.meantime/compiled.json');
  const state = (): State => ({
    inputs: hashOf(root, inputs),
    output: hashOf(root, [outputFolder]),
  });
  const before = state();
  const last = readState(record);
  if (last?.inputs === before.inputs && last.output === before.output) return false;
  // The compiler does not look at what it made before, so only what we know may stay.
  if (last?.output !== before.output)
    rmSync(join(root, outputFolder), { recursive: true, force: true });
  removeOrphans(root);
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'compile'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The package does not compile:\n${stdout}${stderr}`);
  mkdirSync(dirname(record), { recursive: true });
  writeFileSync(record, JSON.stringify(state()));
  return true;
}

function readState(record: string): State | undefined {
  if (!existsSync(record)) return undefined;
  return JSON.parse(readFileSync(record, 'utf8')) as State; // written below
}

function hashOf(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((one) => filesOf(root, one)).sort()) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** A file itself, or all that a folder holds; nothing where neither is. */
function filesOf(root: string, path: string): string[] {
  const place = join(root, path);
  if (!existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return [path];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

/** The compiler leaves what it made of files that have gone. */
function removeOrphans(root: string): void {
  for (const file of filesOf(root, outputFolder)) {
    const source = relative(outputFolder, file).replace(/(?:\.d\.ts|\.js)$/, '.ts');
    const isOurs = source.endsWith('.ts');
    if (isOurs && !existsSync(join(root, source))) rmSync(join(root, file));
  }
}
