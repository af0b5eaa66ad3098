import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Manifest } from '../protocol/manifest.ts';
import { printable } from '../text/printable.ts';
import type { World } from './command.ts';

/** Says which quickstarts were written after the build that is about to be judged. */
export function warnOfStaleBuild(world: World, manifest: Manifest, manifestFile: string): void {
  const builtAtMs = changedAtMs(world, manifestFile) ?? Infinity;
  for (const { source } of manifest.quickstarts) {
    const writtenAtMs = changedAtMs(world, source);
    if (writtenAtMs === undefined || writtenAtMs <= builtAtMs) continue;
    world.stderr.write(
      `${printable(source)} was changed after the build. To have the change judged: npx astro build\n`,
    );
  }
}

/** Undefined when there is no such file, as where only the build was brought along. */
function changedAtMs({ cwd }: World, file: string): number | undefined {
  return file === '' ? undefined : statSync(resolve(cwd, file), { throwIfNoEntry: false })?.mtimeMs;
}
