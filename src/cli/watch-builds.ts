import { unwatchFile, watchFile } from 'node:fs';
import { resolve } from 'node:path';
import { readManifestFile } from '../collector/manifest-file.ts';
import { isMeantimeError } from '../protocol/errors.ts';
import type { Manifest, Quickstart } from '../protocol/manifest.ts';
import type { ExitCode, World } from './command.ts';
import { renderError, wantsColours } from './render-error.ts';

const lookEveryMs = 300;

/**
 * Walks what the build has, and again what each later build has changed, until it is asked to stop.
 *
 * @param file manifest of the build, relative to the working folder
 * @param walk walks the quickstarts; all without
 * @returns how the last walk ended
 */
export async function watchBuilds(
  world: World,
  file: string,
  walk: (changed?: readonly Quickstart[]) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { cwd, signal, stdout, stderr } = world;
  let known = readManifestFile(cwd, file);
  let ended = await walk();
  while (!signal.aborted) {
    stdout.write('\nWaiting for a build that changes a quickstart. Ctrl+C ends.\n');
    const next = await nextBuild(world, file, known);
    if (!next) break;
    const changed = next.quickstarts.filter((one) => isChanged(one, known));
    known = next;
    try {
      if (changed.length > 0) ended = await walk(changed);
    } catch (error) {
      // A build that is wrong is mended by the next one.
      if (!isMeantimeError(error)) throw error;
      const colours = wantsColours(stderr, world.env);
      stderr.write(renderError(error, { colours, debug: false }));
    }
  }
  return ended;
}

function isChanged({ id, locale, revision }: Quickstart, { quickstarts }: Manifest): boolean {
  const before = quickstarts.find((one) => one.id === id && one.locale === locale);
  return before?.revision !== revision;
}

/** The manifest of the next build that is another; undefined when it is to stop. */
function nextBuild(
  { cwd, signal }: World,
  file: string,
  { revision }: Manifest,
): Promise<Manifest | undefined> {
  const path = resolve(cwd, file);
  return new Promise((resolveNext) => {
    const finish = (next?: Manifest) => {
      unwatchFile(path, look);
      signal.removeEventListener('abort', stop);
      resolveNext(next);
    };
    const stop = () => {
      finish();
    };
    const look = () => {
      const next = readQuietly(cwd, file);
      if (next && next.revision !== revision) finish(next);
    };
    // A build takes its folder away before it writes it anew.
    watchFile(path, { interval: lookEveryMs }, look);
    signal.addEventListener('abort', stop, { once: true });
    look();
    if (signal.aborted) stop();
  });
}

function readQuietly(cwd: string, file: string): Manifest | undefined {
  try {
    return readManifestFile(cwd, file);
  } catch (error) {
    // While it is built, it is not there.
    if (isMeantimeError(error)) return undefined;
    throw error;
  }
}
