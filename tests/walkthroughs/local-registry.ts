import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface LocalRegistry {
  url: string;
  close: () => Promise<void>;
}

interface PackedFile {
  filename: string;
}

/**
 * An npm registry on loopback that has this checkout as the package `meantime` and passes every
 * other package on, so that a newcomer can install what is not published yet.
 */
export async function startLocalRegistry(root: string): Promise<LocalRegistry> {
  const folder = mkdtempSync(join(tmpdir(), 'meantime-registry-'));
  const tarball = pack(root, folder);
  const upstream = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim();
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path === '/meantime') sendPackument(response, root, tarball, url);
    else if (path === '/meantime/-/meantime.tgz') response.end(tarball);
    else void forward(response, new URL(path.slice(1), upstream), request.headers.accept);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one
  const url = `http://127.0.0.1:${port}`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, close };
}

function pack(root: string, folder: string): Buffer {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const output = execFileSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [packed] = JSON.parse(output) as PackedFile[]; // npm's own format
  return readFileSync(join(folder, packed?.filename ?? ''));
}

function sendPackument(response: ServerResponse, root: string, tarball: Buffer, url: string) {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  const dist = { tarball: `${url}/meantime/-/meantime.tgz`, integrity };
  const { version } = manifest;
  response.setHeader('content-type', 'application/json');
  response.end(
    JSON.stringify({
      name: 'meantime',
      'dist-tags': { latest: version },
      versions: { [version]: { ...manifest, dist } },
    }),
  );
}

async function forward(response: ServerResponse, target: URL, accept = '*/*'): Promise<void> {
  try {
    const answer = await fetch(target, { headers: { accept } });
    response.statusCode = answer.status;
    response.setHeader('content-type', answer.headers.get('content-type') ?? 'application/json');
    response.end(Buffer.from(await answer.arrayBuffer()));
  } catch {
    response.statusCode = 502;
    response.end();
  }
}
