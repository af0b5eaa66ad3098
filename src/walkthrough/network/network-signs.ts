/** What the output of a command says of the network. */
export interface NetworkSigns {
  /** A server answered that it knows no such name: it was reached, and the page is wrong. */
  isNameUnknown: boolean;
  /** Something was not reached, or failed on the other side. */
  isUnreached: boolean;
  /** The addresses that the output names for it, as URLs, each once. */
  addresses: string[];
}

const unknownName =
  /\bE404\b|ERR_PNPM_FETCH_404|\b404 Not Found\b|returned error: 404|is not in (?:this|the npm) registry|: Not found\.?$|\bGET \S+ - 404\b|Couldn't find package/;

const unreached = new RegExp(
  [
    String.raw`\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|UND_ERR_\w+|ConnectionRefused|\w*META_FETCH_FAIL)\b`,
    'socket hang up|network (?:timeout|request)|Could not resolve (?:host|proxy)|Failed to connect to',
    "Couldn't connect to server|Connection (?:refused|reset|timed out)|Temporary failure",
    'Name or service not known|[Nn]o such host|unable to resolve host|Network is unreachable',
    'No route to host|Operation timed out|Empty reply from server|i/o timeout|handshake timeout',
    'Failed to establish a new connection|Max retries exceeded',
    String.raw`\bE5\d\d\b|\b5\d\d (?:Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out)`,
    String.raw`returned error: 5\d\d|HTTP(?:/\d(?:\.\d)?)? 5\d\d|ERR_PNPM_FETCH_5\d\d|status(?: code)?:? 5\d\d|\bGET \S+ - 5\d\d\b`,
  ].join('|'),
);

const hostNames = [
  /(?:ENOTFOUND|EAI_AGAIN) ([\w.-]+)/,
  /Could not resolve (?:host|proxy):? ([\w.-]+)/,
  /unable to resolve host(?: address)? ['‘"]?([\w.-]+)/,
  /Temporary failure resolving ['‘"]([\w.-]+)/,
  /lookup ([\w.-]+)(?: on \S+)?: no such host/,
  /host=['"]([\w.-]+)['"], port=443/,
];
const hostsWithPort = [
  /(?:ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH) (\[[\da-f:]+\]|[\w.-]+):(\d+)/,
  /Failed to connect to ([\w.-]+)(?: \S+)? port (\d+)/,
  /dial tcp (\[[\da-f:]+\]|[\w.-]+):(\d+)/,
  /host=['"]([\w.-]+)['"], port=(\d+)/,
];

export function readNetworkSigns(printed: readonly string[]): NetworkSigns {
  const telling = printed.filter((line) => unreached.test(line));
  return {
    isNameUnknown: printed.some((line) => unknownName.test(line)),
    isUnreached: telling.length > 0,
    addresses: [...new Set(telling.flatMap(addressesIn))],
  };
}

/** The addresses in a text; a URL tells more than the host that stands beside it. */
function addressesIn(line: string): string[] {
  const urls = findUrls(line);
  if (urls.length > 0) return urls;
  const [, host] = firstMatch(hostNames, line) ?? [];
  if (host !== undefined) return [`https://${host}/`];
  const [, name, port] = firstMatch(hostsWithPort, line) ?? [];
  if (name === undefined || port === undefined) return [];
  return [port === '443' ? `https://${name}/` : `http://${name}:${port}/`];
}

/** The `http` and `https` addresses in a text, without the marks of a sentence around them. */
export function findUrls(text: string): string[] {
  const found = text.match(/https?:\/\/[^\s"'`<>|)]+/g) ?? [];
  return found.map((url) => url.replace(/[.,:;]+$/, '')).filter((url) => URL.canParse(url));
}

function firstMatch(patterns: readonly RegExp[], text: string): RegExpExecArray | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match) return match;
  }
  return undefined;
}
