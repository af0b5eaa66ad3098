import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Asks npm once a package for its latest version, and remembers. */
export function latestVersions(world: {
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
}): (packages: readonly string[]) => Promise<Record<string, string>> {
  const asked = new Map<string, Promise<string>>();
  const versionOf = (name: string): Promise<string> => {
    const known = asked.get(name) ?? askNpm(name, world);
    asked.set(name, known);
    return known;
  };
  return async (packages) => {
    const versions = packages.map(async (name) => [name, await versionOf(name)] as const);
    return Object.fromEntries(await Promise.all(versions));
  };
}

async function askNpm(
  name: string,
  { env, signal }: { env: NodeJS.ProcessEnv; signal: AbortSignal },
): Promise<string> {
  const { stdout } = await run('npm', ['view', `${name}@latest`, 'version'], { env, signal });
  const version = stdout.trim();
  if (!/^\d+\.\d+\.\d+/.test(version)) throw new Error(`npm knows no latest version of ${name}.`);
  return version;
}
