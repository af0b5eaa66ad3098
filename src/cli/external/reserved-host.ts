import { isIP } from 'node:net';

// RFC 2606 and 6761: names that docs use because they lead nowhere.
const reserved =
  /(?:^|\.)(?:example\.(?:com|net|org|edu)|test|example|invalid|localhost|local|internal)$/;

/** True for a host that is the reader's own, of a private network, or made up to be shown. */
export function isReservedHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const version = isIP(host);
  if (version === 4) return isPrivateAddress(host);
  if (version === 6) return !/^[23]/.test(host);
  return !host.includes('.') || reserved.test(host);
}

function isPrivateAddress(address: string): boolean {
  const [a = 0, b = 0] = address.split('.').map(Number);
  if (a === 0 || a === 10 || a === 127 || a >= 224) return true;
  if (a === 172) return b >= 16 && b < 32;
  if (a === 192) return b === 168 || b === 0;
  return (
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 198 && b >= 18 && b < 20) ||
    (a === 203 && b === 0)
  );
}
