import { clickhouseUrlInvalid } from '../errors.ts';

/** What the URL of a database in ClickHouse says. */
export interface ClickhouseAddress {
  /** Of the server, without names. */
  url: string;
  database: string;
  username: string;
  password: string;
  /** The address as it may be printed. */
  name: string;
}

/**
 * The parts of `http://user:password@host:8123/database`. What is wrong is told without the URL, which
 * may hold a password.
 *
 * @throws MeantimeError `clickhouse-url-invalid`
 */
export function parseClickhouseUrl(text: string): ClickhouseAddress {
  const url = URL.parse(text);
  if (!url) throw clickhouseUrlInvalid('it is no URL');
  const { protocol, pathname, username, password } = url;
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw clickhouseUrlInvalid(`it begins with ${protocol}// and not with http:// or https://`);
  }
  const address = {
    database: decode(pathname.slice(1), 'the name of the database') || 'default',
    username: decode(username, 'the name of the user'),
    password: decode(password, 'the password'),
    name: withoutSecrets(url).href,
  };
  url.username = url.password = '';
  url.pathname = '/';
  return { url: url.href, ...address };
}

/** Of a URL what may be printed: neither user nor password, which may stand behind a `?` as well. */
export function withoutSecrets(url: URL): URL {
  const shown = new URL(url);
  shown.username = shown.password = shown.search = shown.hash = '';
  return shown;
}

function decode(part: string, what: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw clickhouseUrlInvalid(
      `${what} has a % that is followed by no two hexadecimal digits of a letter (a % itself is %25)`,
    );
  }
}
