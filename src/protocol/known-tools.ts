/** A tool by the name that pages give it. */
export interface KnownTool {
  /** Its programs: who has the tool has the first, and the others where they come with it. */
  programs: readonly [string, ...string[]];
  /** How the first is asked for its version. @default --version */
  versionArgs?: readonly string[];
}

/**
 * Bash, coreutils, findutils, grep, sed, awk, tar, gzip, unzip, curl, less and procps, and what tells
 * a program which system it is on: what every newcomer has.
 */
export const baseProgramNames: ReadonlySet<string> = new Set(
  `bash sh which getconf ldd locale sw_vers
  [ arch b2sum base32 base64 basename basenc cat chcon chgrp chmod chown chroot cksum comm cp csplit
  cut date dd df dir dircolors dirname du echo env expand expr factor false fmt fold groups head
  hostid id install join link ln logname ls md5sum mkdir mkfifo mknod mktemp mv nice nl nohup nproc
  numfmt od paste pathchk pinky pr printenv printf ptx pwd readlink realpath rm rmdir runcon seq
  sha1sum sha224sum sha256sum sha384sum sha512sum shred shuf sleep sort split stat stdbuf stty sum
  sync tac tail tee test timeout touch tr true truncate tsort tty uname unexpand uniq unlink users
  vdir wc who whoami yes md5 shasum
  find xargs grep egrep fgrep rgrep zgrep sed awk gawk mawk nawk tar
  gzip gunzip gzexe uncompress zcat zcmp zdiff zegrep zfgrep zforce zless zmore znew
  unzip zipinfo funzip zipgrep curl less lessecho lesskey lesspipe more
  ps kill pkill pgrep pidof pidwait pmap pwdx free uptime top vmstat watch w slabtop sysctl tload`.split(
    /\s+/,
  ),
);

const table: Readonly<Record<string, KnownTool>> = {
  node: { programs: ['node', 'nodejs', 'npm', 'npx', 'corepack'] },
  npm: { programs: ['npm', 'npx', 'node'] },
  pnpm: { programs: ['pnpm', 'pnpx'] },
  yarn: { programs: ['yarn', 'yarnpkg'] },
  bun: { programs: ['bun', 'bunx'] },
  python: { programs: ['python3', 'python', 'pip3', 'pip', 'pydoc3'] },
  pip: { programs: ['pip', 'pip3'] },
  uv: { programs: ['uv', 'uvx'] },
  go: { programs: ['go', 'gofmt'], versionArgs: ['version'] },
  rust: {
    programs: ['rustc', 'cargo', 'rustup', 'rustdoc', 'rustfmt', 'cargo-fmt', 'cargo-clippy'],
  },
  cargo: { programs: ['cargo', 'rustc', 'rustup', 'rustdoc'] },
  ruby: { programs: ['ruby', 'gem', 'bundle', 'bundler', 'irb', 'rake', 'erb'] },
  java: {
    programs: ['java', 'javac', 'jar', 'jshell', 'javadoc', 'keytool'],
    versionArgs: ['-version'],
  },
  kotlin: { programs: ['kotlinc', 'kotlin'], versionArgs: ['-version'] },
  php: { programs: ['php', 'phar'] },
  perl: { programs: ['perl', 'cpan', 'prove'] },
  git: { programs: ['git', 'git-lfs'] },
  docker: { programs: ['docker', 'docker-compose', 'docker-buildx'] },
  'docker compose': { programs: ['docker', 'docker-compose'], versionArgs: ['compose', 'version'] },
  podman: { programs: ['podman', 'podman-compose'] },
  gcc: { programs: ['gcc', 'cc', 'g++', 'c++', 'cpp', 'ld', 'as', 'ar', 'nm', 'strip'] },
  clang: { programs: ['clang', 'clang++', 'cc', 'c++', 'ld', 'as', 'ar'] },
  cmake: { programs: ['cmake', 'ctest', 'cpack'] },
  kubectl: { programs: ['kubectl'], versionArgs: ['version', '--client'] },
  helm: { programs: ['helm'], versionArgs: ['version'] },
  openssl: { programs: ['openssl'], versionArgs: ['version'] },
  ssh: {
    programs: ['ssh', 'scp', 'sftp', 'ssh-keygen', 'ssh-add', 'ssh-agent'],
    versionArgs: ['-V'],
  },
  zip: { programs: ['zip', 'zipnote', 'zipsplit'] },
  xz: { programs: ['xz', 'unxz', 'xzcat', 'lzma'] },
  sqlite: { programs: ['sqlite3'] },
  postgres: {
    programs: [
      'psql',
      'createdb',
      'dropdb',
      'createuser',
      'pg_dump',
      'pg_ctl',
      'pg_isready',
      'initdb',
      'postgres',
    ],
  },
  mysql: { programs: ['mysql', 'mysqladmin', 'mysqldump', 'mysqld'] },
  redis: { programs: ['redis-server', 'redis-cli'] },
  // What installs for the whole system, and what it is asked with.
  apt: { programs: ['apt-get', 'apt', 'apt-cache', 'apt-key', 'dpkg', 'sudo'] },
  dnf: { programs: ['dnf', 'rpm', 'sudo'] },
  apk: { programs: ['apk'] },
  brew: { programs: ['brew'] },
};

const otherNames: Readonly<Record<string, string>> = {
  'node.js': 'node',
  nodejs: 'node',
  npx: 'npm',
  python3: 'python',
  pip3: 'pip',
  golang: 'go',
  rustc: 'rust',
  jdk: 'java',
  openjdk: 'java',
  'docker desktop': 'docker',
  'docker engine': 'docker',
  'docker-compose': 'docker compose',
  sqlite3: 'sqlite',
  postgresql: 'postgres',
  psql: 'postgres',
  homebrew: 'brew',
  'apt-get': 'apt',
};

/** The programs that install for the whole system, with helpers that are none of the newcomer's. */
export const systemInstallers: ReadonlySet<string> = new Set(
  ['apt', 'dnf', 'apk', 'brew'].flatMap((name) => table[name]?.programs ?? []),
);

/** A tool as pages name it, in lower letters; one that is not known is a program of that name. */
export function toolNamed(name: string): KnownTool {
  return table[otherNames[name] ?? name] ?? { programs: [name] };
}

/** How pages name the tool that brings a program. */
export function toolOf(program: string): string {
  const found = Object.entries(table).find(([, { programs }]) => programs.includes(program));
  return found?.[0] ?? program;
}

/** Whether a program is one of a tool that is known. */
export function isKnownProgram(program: string): boolean {
  return Object.values(table).some(({ programs }) => programs.includes(program));
}

/** Names of tools that consist of several words. */
export const namesOfWords: readonly string[] = [
  ...Object.keys(table),
  ...Object.keys(otherNames),
].filter((name) => name.includes(' '));
