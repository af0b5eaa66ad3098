import { BlockList, isIP } from 'node:net';
import { networkInvalid } from './errors.ts';

/** Whose requests are told apart by what a proxy in front says. */
export type TrustedProxies = Pick<BlockList, 'check'>;

/** Proxies on the same machine are always believed: nobody else can reach it by that address. */
const own = ['127.0.0.0/8', '::1/128'];

/**
 * Networks (`10.0.0.0/8`) and addresses whose `X-Forwarded-For` is believed, besides this machine's.
 *
 * @throws MeantimeError `network-invalid`
 */
export function trustedProxies(networks: readonly string[]): TrustedProxies {
  const list = new BlockList();
  for (const network of [...own, ...networks]) addNetwork(list, network);
  return list;
}

function addNetwork(list: BlockList, network: string): void {
  const [address = '', bits, ...rest] = network.split('/');
  const version = isIP(address);
  const longest = version === 6 ? 128 : 32;
  const prefix = bits === undefined ? longest : Number(bits);
  const isPrefix = /^\d+$/.test(bits ?? '0') && prefix <= longest;
  if (version === 0 || !isPrefix || rest.length > 0) throw networkInvalid(network);
  list.addSubnet(address, prefix, version === 6 ? 'ipv6' : 'ipv4');
}

/**
 * The address that a request comes from: the connection's, or where a believed proxy made that, the
 * last one in `X-Forwarded-For` that is no such proxy's. What stands before it anybody can write.
 */
export function callerAddress(
  connection: string,
  forwardedFor: string | null,
  trusted: TrustedProxies,
): string {
  const told = forwardedFor === null ? [] : forwardedFor.split(',');
  let address = connection;
  while (isTrusted(address, trusted)) {
    const hop = withoutPort(told.pop() ?? '');
    if (isIP(hop) === 0) return address;
    address = hop;
  }
  return address;
}

/** Whether an address is that of a proxy which is believed. */
export function isTrusted(address: string, trusted: TrustedProxies): boolean {
  return trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** Some proxies write `192.0.2.7:4711` and `[2001:db8::7]:4711`. */
function withoutPort(part: string): string {
  const text = part.trim();
  if (!text.includes(':')) return text;
  const [, bracketed] = /^\[([^\]]*)\](?::\d+)?$/.exec(text) ?? [];
  return bracketed ?? text.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
}
