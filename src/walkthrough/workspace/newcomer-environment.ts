import { delimiter, dirname, isAbsolute, join, sep } from 'node:path';

/** Where programs are that the newcomer installs for themself (`npm install -g`, `pip install --user`), below HOME. */
const ownPrograms = '.local/bin';

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
  /** Folder that holds `node`, first on the path. */
  programs: string;
}

/** The whole environment of the newcomer's shell: what is not named here, it does not have. */
export function newcomerEnvironment(surroundings: NewcomerSurroundings): Record<string, string> {
  const { ownEnv, listedEnv, home, user, programs } = surroundings;
  const passed = passedOn.flatMap((name) => {
    const value = ownEnv[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    PATH: [programs, join(home, ownPrograms), ...systemPath(ownEnv['PATH'] ?? '')].join(delimiter),
    HOME: home,
    // Else `npm install -g` writes beside the node that runs this.
    NPM_CONFIG_PREFIX: join(home, dirname(ownPrograms)),
    USER: user,
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color',
    TZ: ownEnv['TZ'] ?? 'UTC',
    ...Object.fromEntries(passed),
    ...listedEnv,
  };
}

/** Programs of the project that is walked are none of the newcomer's. */
function systemPath(path: string): string[] {
  return path
    .split(delimiter)
    .filter((folder) => isAbsolute(folder) && !folder.split(sep).includes('node_modules'));
}
