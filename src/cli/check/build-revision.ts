import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readManifestFile } from '../../collector/manifest-file.ts';
import { isMeantimeError } from '../../protocol/errors.ts';
import { manifestPath, type Manifest } from '../../protocol/manifest.ts';
import type { World } from '../command.ts';
import { bringDependencies } from './bring-dependencies.ts';
import { checkStopped, revisionNotBuilt } from './errors.ts';
import { checkOut, type Repository } from './repository.ts';
import { lastLines, runProgram } from './run-program.ts';

export interface BuiltRevision {
  /** The project's folder in a checkout of its own, absolute. */
  project: string;
  manifest: Manifest;
}

interface AskedRevision {
  world: World;
  repository: Repository;
  commit: string;
  /** As it is named to people. */
  name: string;
  /** Where it is checked out; not there yet. */
  folder: string;
  /** The folder that its build writes, below the project. */
  dir: string;
}

/**
 * Checks a revision out and builds it as the project builds itself: by the script `build` of its
 * package.json, else by its Astro.
 *
 * @throws MeantimeError `revision-not-built`, `check-stopped`
 */
export async function buildRevision(building: AskedRevision): Promise<BuiltRevision> {
  const { world, repository, commit, name, folder, dir } = building;
  const { env, signal } = world;
  const project = await checkOut(repository, { commit, folder, name });
  const run = async (
    what: string,
    [file, ...args]: readonly [string, ...string[]],
    cwd: string,
  ) => {
    const { ok, output } = await runProgram(file, args, { cwd, env, signal });
    if (signal.aborted) throw checkStopped(0);
    if (!ok)
      throw revisionNotBuilt(
        name,
        `"${[file, ...args].join(' ')}" failed ${what}`,
        lastLines(output),
      );
  };
  if (!existsSync(project)) throw revisionNotBuilt(name, 'this project is not there', '');
  const { root, prefix } = repository;
  const missing = bringDependencies({ root, folder, prefix });
  if (missing) await run('to install its dependencies', missing.install, missing.folder);
  await run('to build it', buildWords(project), project);
  try {
    return { project, manifest: readManifestFile(project, join(dir, manifestPath)) };
  } catch (cause) {
    if (!isMeantimeError(cause)) throw cause;
    const { message } = cause;
    throw revisionNotBuilt.at(
      { cause },
      name,
      'the build left no manifest of this version',
      message,
    );
  }
}

function buildWords(project: string): readonly [string, ...string[]] {
  return hasBuildScript(join(project, 'package.json'))
    ? ['npm', 'run', 'build']
    : ['npm', 'exec', '--no', '--', 'astro', 'build'];
}

/** False as well for what npm itself will call no package.json. */
function hasBuildScript(file: string): boolean {
  try {
    const { scripts } = JSON.parse(readFileSync(file, 'utf8')) as {
      scripts?: Record<string, unknown>;
    }; // any of it may be absent
    return typeof scripts?.['build'] === 'string';
  } catch {
    return false;
  }
}
