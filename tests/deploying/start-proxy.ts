import { freePort } from '../harness/free-port.ts';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../harness/temporary.ts';
import { exampleOf, withValues } from '../harness/example-of.ts';

export const proxyNames = ['nginx', 'caddy'] as const;

export type ProxyName = (typeof proxyNames)[number];

export const hasProxy = (name: ProxyName): boolean =>
  spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;

/** Runs a program to its end; what it leaves in the background may go on writing, into a file. */
async function run(folder: string, [program = '', ...words]: readonly string[]): Promise<void> {
  const home = join(folder, 'home');
  mkdirSync(home, { recursive: true });
  const said = join(folder, `${program}.log`);
  const output = openSync(said, 'w');
  const child = spawn(program, words, {
    stdio: ['ignore', output, output],
    env: { PATH: process.env['PATH'], HOME: home },
  });
  closeSync(output);
  await once(child, 'exit');
  if (child.exitCode !== 0) throw new Error(`${program} failed: ${readFileSync(said, 'utf8')}`);
}

/**
 * Starts a proxy as its example in the docs says, on a free port of this machine; only ports, folders
 * and the certificate are others. It ends with the test.
 *
 * @returns the port where it speaks HTTPS
 */
export async function startProxy(name: ProxyName, toPort: number): Promise<number> {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755); // nginx gives up being root
  const port = await freePort();
  const pidFile = join(folder, 'pid');
  const [certificate, key] = [join(folder, 'own.pem'), join(folder, 'own.key')];
  const made = ['-newkey', 'rsa:2048', '-nodes', '-out', certificate, '-keyout', key];
  const subject = ['-subj', '/CN=docs.example.com', '-days', '1'];
  await run(folder, ['openssl', 'req', '-x509', ...made, ...subject]);
  await starters[name]({ folder, port, toPort, pidFile, certificate, key });
  onTestFinished(() => {
    process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGTERM');
  });
  return port;
}

interface Place {
  folder: string;
  port: number;
  toPort: number;
  pidFile: string;
  certificate: string;
  key: string;
}

/** Each returns once it listens, with the proxy in the background. */
const starters: Record<ProxyName, (place: Place) => Promise<unknown>> = {
  async nginx({ folder, port, toPort, pidFile, certificate, key }) {
    const example = withValues(exampleOf('docs.conf'), {
      '127.0.0.1:4321': `127.0.0.1:${toPort}`,
      'listen 443 ': `listen 127.0.0.1:${port} `,
      '/etc/ssl/docs.example.com.pem': certificate,
      '/etc/ssl/docs.example.com.key': key,
    });
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => {
      return `${kind}_temp_path ${join(folder, kind)};`;
    });
    const config = join(folder, 'nginx.conf');
    writeFileSync(
      config,
      `pid ${pidFile};\nevents {}\nhttp {\naccess_log off;\n${temporary.join('\n')}\n${example}}\n`,
    );
    await run(folder, ['nginx', '-e', join(folder, 'error.log'), '-p', folder, '-c', config]);
  },
  async caddy({ folder, port, toPort, pidFile, certificate, key }) {
    const example = withValues(exampleOf('Caddyfile'), {
      'docs.example.com {': `https://docs.example.com:${port} {\ntls ${certificate} ${key}`,
      '127.0.0.1:4321': `127.0.0.1:${toPort}`,
    });
    const global = 'admin off\nauto_https disable_redirects';
    const config = join(folder, 'Caddyfile');
    writeFileSync(config, `{\n${global}\ndefault_bind 127.0.0.1\n}\n${example}`);
    const words = ['start', '--config', config, '--adapter', 'caddyfile', '--pidfile', pidFile];
    await run(folder, ['caddy', ...words]);
  },
};
