import { findUrls, readNetworkSigns } from './network-signs.ts';
import { probeAddress } from './probe-address.ts';
import { configuredRegistries, registryOf } from './registry-of.ts';

interface FailedCommand {
  command: string;
  printed: readonly string[];
  /** It did not come to its end in time, so that its output need not tell why. */
  isHung: boolean;
  /** The newcomer's. */
  env: Readonly<Record<string, string | undefined>>;
  /** Folders whose `.npmrc` npm reads, the nearest first. */
  folders: readonly string[];
}

/** An address that the walk itself cannot reach either. */
export interface Unreached {
  url: string;
  reason: string;
}

/**
 * The address for which a command failed, when a probe of it fails as well: nothing can be said of
 * the page then. What runs on this machine is the page's own, but for a registry that is configured.
 */
export async function findUnreached(
  failed: FailedCommand,
  probe = probeAddress,
): Promise<Unreached | undefined> {
  const { command, printed, isHung, env } = failed;
  const { isNameUnknown, isUnreached, addresses } = readNetworkSigns(printed);
  if (isNameUnknown) return undefined;
  const registry = registryOf(command, failed);
  const unnamed = isHung || (isUnreached && addresses.length === 0);
  const own = new Set(configuredRegistries(failed).map((url) => new URL(url).origin));
  const asked = [...addresses, ...findUrls(command), ...(unnamed && registry ? [registry] : [])];
  for (const url of new Set(asked)) {
    const { origin, hostname } = new URL(url);
    if (isLoopback(hostname) && !own.has(origin)) continue;
    const reason = await probe(url, env);
    if (reason !== undefined) return { url, reason };
  }
  return undefined;
}

function isLoopback(hostname: string): boolean {
  return /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\])$/.test(hostname);
}
