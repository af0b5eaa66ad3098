import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface NpmrcOptions {
  file: string;
  /** Folder that `npm install --global` writes to. */
  prefix: string;
  /** Absolute path of the newcomer's Node. */
  node: string;
}

/**
 * Writes what npm is configured to for all users: as on this machine, but that what is installed for
 * all stays in the newcomer's room. An `npm_config_prefix` would do too, and nvm refuses to work
 * beside one.
 */
export function writeNpmrc({ file, prefix, node }: NpmrcOptions): void {
  const own = join(dirname(dirname(realpathSync(node))), 'etc/npmrc');
  // Debian has it elsewhere.
  const text = readText(own) ?? readText('/etc/npmrc') ?? '';
  writeFileSync(file, `${text}\nprefix=${prefix}\n`);
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // There is none.
    return undefined;
  }
}
