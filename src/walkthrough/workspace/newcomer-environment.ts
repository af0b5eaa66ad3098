import { delimiter } from 'node:path';

/** A CI behind a proxy or with certificates of its own has a newcomer there too. */
const passedOn = [
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
];

interface NewcomerSurroundings {
  ownEnv: Readonly<Record<string, string | undefined>>;
  /** What the walkthrough's spec lists. */
  listedEnv: Readonly<Record<string, string>>;
  home: string;
  user: string;
  /** The folders on the newcomer's PATH, the first first. */
  path: readonly string[];
  /** The configuration that npm has for all. */
  npmrc: string;
}

/** The whole environment of the newcomer's shell: what is not named here, it does not have. */
export function newcomerEnvironment(surroundings: NewcomerSurroundings): Record<string, string> {
  const { ownEnv, listedEnv, home, user, path, npmrc } = surroundings;
  const passed = passedOn.flatMap((name) => {
    const value = ownEnv[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    PATH: path.join(delimiter),
    HOME: home,
    USER: user,
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color',
    TZ: ownEnv['TZ'] ?? 'UTC',
    npm_config_globalconfig: npmrc,
    ...Object.fromEntries(passed),
    ...listedEnv,
  };
}
