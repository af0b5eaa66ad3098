import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export interface ServedFolder {
  /** With a slash at its end. */
  url: string;
  close: () => Promise<void>;
}

/** Serves the files of a folder as a plain host of pages does: `/a/` and `/a` are `a/index.html` or `a.html`. */
export async function serveFolder(folder: string): Promise<ServedFolder> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = normalize(decodeURIComponent(pathname)).replace(/\/$/, '');
    void readFirst([path, `${path}.html`, join(path, 'index.html')].map((one) => join(folder, one)))
      .then((found) => {
        const type = types[extname(found?.file ?? '')] ?? 'application/octet-stream';
        response.writeHead(found ? 200 : 404, { 'content-type': found ? type : 'text/html' });
        response.end(found?.content ?? 'Not found');
      })
      .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function readFirst(
  files: readonly string[],
): Promise<{ file: string; content: Buffer } | undefined> {
  for (const file of files) {
    try {
      return { file, content: await readFile(file) };
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException; // of the file system
      if (code !== 'ENOENT' && code !== 'EISDIR' && code !== 'ENOTDIR') throw error;
    }
  }
  return undefined;
}
