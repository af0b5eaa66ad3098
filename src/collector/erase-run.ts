import type { Manifest } from '../protocol/manifest.ts';
import { collectorPaths } from './collector-paths.ts';
import { requestPath } from './request-path.ts';
import type { Caller } from './caller.ts';
import { erasureBytes } from './limits/rate-limit.ts';
import { refuse, refuseForNow } from './refuse.ts';
import type { Store } from './store.ts';

interface EraseOptions {
  readManifest: () => Manifest;
  store: Pick<Store, 'erase'>;
  now: () => number;
  /** How long an address is to wait that sends so much. */
  waitForBytes: (address: string, bytes: number) => number;
}

/**
 * Erases the run that is named at the end of the path; who knows its id may. A run that is not
 * there is erased as well: its beacons may still be under way.
 */
export function runEraser({ readManifest, store, now, waitForBytes }: EraseOptions) {
  return async function eraseRun(
    request: Request,
    { address }: Caller,
  ): Promise<Response | undefined> {
    const { runs } = collectorPaths(readManifest());
    const run = requestPath(request).slice(`${runs}/`.length);
    if (!/^[0-9a-f]{32}$/.test(run)) {
      return refuse(400, 'run-invalid', 'A run is named by 32 hexadecimal digits in lower case.');
    }
    const waitMs = address === undefined ? 0 : waitForBytes(address, erasureBytes);
    if (waitMs > 0) return refuseForNow(waitMs);
    await store.erase(readManifest().site, run, now());
    return undefined;
  };
}
