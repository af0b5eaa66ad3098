import nodePath, { type PlatformPath } from 'node:path';
import type { World } from './command.ts';

/**
 * The project's folder in its repository, with a slash at its end; empty for the root. Annotations
 * name files from there, everything else from the project's root.
 */
export function projectFolder(
  { cwd, env }: Pick<World, 'cwd' | 'env'>,
  path: PlatformPath = nodePath,
): string {
  const repository = env['GITHUB_WORKSPACE'];
  const way = repository ? path.relative(repository, cwd).split(path.sep) : [];
  // Another drive of Windows has no way to it.
  const isInside = way[0] !== '' && way[0] !== '..' && !path.isAbsolute(way.join(path.sep));
  return isInside && way.length > 0 ? `${way.join('/')}/` : '';
}
