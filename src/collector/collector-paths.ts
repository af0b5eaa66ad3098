import { helloPath, runsPath } from '../protocol/beacon.ts';

/** Whether a path below the site's base is one that the collector answers. */
export function isCollectorPath(path: string): boolean {
  return path === runsPath || path === helloPath || path.startsWith(`${runsPath}/`);
}
