import { isIP } from 'node:net';

/**
 * Whether a request names the collector by a host that only its own team can have given: a page of
 * a stranger whose name was made to point to this machine (DNS rebinding) names the stranger's.
 *
 * @param publicUrl origin by which the team reaches it, if there is one besides this machine's own
 */
export function isKnownHost(request: Request, publicUrl: string | undefined): boolean {
  const url = new URL(request.url);
  const host = request.headers.get('host') ?? url.host;
  const named = URL.parse(`http://${host}`);
  if (named === null) return false;
  if (publicUrl !== undefined && host.toLowerCase() === new URL(publicUrl).host) return true;
  const name = named.hostname.replace(/^\[|\]$/g, '');
  // Nobody can make an address point elsewhere, and browsers resolve localhost by themselves.
  return isIP(name) !== 0 || name === 'localhost' || name.endsWith('.localhost');
}
