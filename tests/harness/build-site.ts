import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const astro = join(root, 'node_modules/astro/bin/astro.mjs');

export interface BuiltSite {
  /** The folder of the project that was built. */
  project: string;
  /** The output folder. */
  dist: string;
  /** All that the build printed. */
  output: string;
  exitCode: number;
  /** Builds the same project once more, with what the last build left in its cache. */
  rebuild(): Promise<BuiltSite>;
  /** Text of a file of the output folder. */
  read(path: string): string;
  /** Deletes the project and its output. */
  remove(): void;
}

interface BuildOptions {
  /** The base that the site is built for: `/docs`. */
  base?: string;
  /** Environment variables that its configuration reads. */
  env?: Record<string, string>;
  /** Changes the copy before it is built. */
  prepare?: (project: string) => void;
}

/**
 * Builds a copy of `tests/fixtures/<fixture>` with Astro's own command. The copy stands inside this
 * repository, so that 'meantime' is the compiled package at its root, as in a user's project.
 */
export async function buildSite(fixture: string, options: BuildOptions = {}): Promise<BuiltSite> {
  const project = copyFixture(fixture);
  options.prepare?.(project);
  return buildProject(project, options);
}

async function buildProject(project: string, options: BuildOptions): Promise<BuiltSite> {
  const base = options.base === undefined ? [] : ['--base', options.base];
  const { output, exitCode } = await runAstro(project, ['build', ...base], options.env);
  const dist = join(project, 'dist');
  return {
    project,
    dist,
    output,
    exitCode,
    rebuild: () => buildProject(project, options),
    read: (path) => readFileSync(join(dist, path), 'utf8'),
    remove: () => {
      rmSync(project, { recursive: true, force: true });
    },
  };
}

/** A project of one's own, inside this repository; the caller removes it. */
export function copyFixture(fixture: string): string {
  const folder = join(root, '.meantime', 'tests');
  mkdirSync(folder, { recursive: true });
  const project = mkdtempSync(join(folder, `${fixture}-`));
  cpSync(join(root, 'tests/fixtures', fixture), project, { recursive: true });
  return project;
}

function runAstro(
  project: string,
  words: string[],
  env: Record<string, string> = {},
): Promise<{ output: string; exitCode: number }> {
  return startAstro(project, words, env).ended;
}

export interface RunningAstro {
  /** Ends it at once, as a crash would. */
  kill: () => void;
  ended: Promise<{ output: string; exitCode: number }>;
}

/** Astro's own command in a project: `['build', '--outDir', 'other']`. */
export function startAstro(
  project: string,
  words: string[],
  env: Record<string, string> = {},
): RunningAstro {
  const child = spawn(process.execPath, [astro, ...words], {
    cwd: project,
    env: { ...environment('production'), ...env },
  });
  let output = '';
  const collect = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const ended = new Promise<{ output: string; exitCode: number }>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ output, exitCode: code ?? 1 });
    });
  });
  return { kill: () => void child.kill('SIGKILL'), ended };
}

// What Vitest tells its own modules would pass for what Vite tells the site's.
const vitestVariables = ['DEV', 'PROD', 'SSR', 'MODE', 'BASE_URL', 'TEST', 'VITEST'];

function environment(mode: 'production' | 'development'): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !vitestVariables.includes(name));
  const own = { ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', NODE_ENV: mode };
  return { ...Object.fromEntries(inherited), ...own };
}

export interface DevServer {
  /** Address of the site, base included, without a slash at its end. */
  url: string;
  project: string;
  /** All that the server has printed so far. */
  output(): string;
  /** Stops the server and deletes the project. */
  close(): Promise<void>;
}

/**
 * Starts `astro dev` on a copy of a fixture.
 *
 * @param prepare changes the copy before the server starts
 */
export async function startDevServer(
  fixture: string,
  base = '',
  prepare?: (project: string) => void,
): Promise<DevServer> {
  const project = copyFixture(fixture);
  prepare?.(project);
  const words = [astro, 'dev', '--host', '127.0.0.1', '--port', '0', '--force'];
  const child = spawn(process.execPath, [...words, ...(base === '' ? [] : ['--base', base])], {
    cwd: project,
    env: environment('development'),
  });
  const closed = new Promise<void>((resolve) => child.on('close', resolve));
  let output = '';
  const origin = await new Promise<string>((resolve, reject) => {
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(output);
      if (found) resolve(found[0]);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('close', () => {
      reject(new Error(`astro dev stopped:\n${output}`));
    });
  });
  return {
    url: origin + base,
    project,
    output: () => output,
    close: async () => {
      child.kill();
      await closed;
      rmSync(project, { recursive: true, force: true });
    },
  };
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

export interface ServedFolder {
  /** Origin of the server, without a slash at its end. */
  url: string;
  close(): Promise<void>;
}

interface ServeOptions {
  /** Path below which the folder is served: `/docs`. */
  base?: string;
  /** Sent with every response. */
  headers?: Record<string, string>;
}

/** Serves a built site the way static hosts do: folders by their index.html, 404.html for the rest. */
export async function serveFolder(
  dist: string,
  { base = '', headers = {} }: ServeOptions = {},
): Promise<ServedFolder> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const below = path.startsWith(`${base}/`)
      ? decodeURIComponent(path.slice(base.length))
      : '/404.html';
    const file = below.endsWith('/') ? `${below}index.html` : below;
    const send = (status: number, name: string, body: Buffer): void => {
      const type = types[extname(name)] ?? 'application/octet-stream';
      response.writeHead(status, { 'content-type': type, ...headers }).end(body);
    };
    readFile(join(dist, file))
      .then((body) => {
        send(200, file, body);
      })
      .catch(async () => {
        send(404, '404.html', await readFile(join(dist, '404.html')).catch(() => Buffer.from('')));
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listens on a port, not on a pipe
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
