import { relative, sep } from 'node:path';
import type { World } from './command.ts';

/**
 * The project's folder in its repository, with a slash at its end; empty for the root. Annotations
 * name files from there, everything else from the project's root.
 */
export function projectFolder({ cwd, env }: World): string {
  const folder = env['GITHUB_WORKSPACE'] ? relative(env['GITHUB_WORKSPACE'], cwd) : '';
  const isInside = folder !== '' && !folder.startsWith('..');
  return isInside ? `${folder.split(sep).join('/')}/` : '';
}
