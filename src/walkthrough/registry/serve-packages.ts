import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { packageDocument, tarballPath } from './package-document.ts';
import type { PackageCache } from './package-cache.ts';
import type { PackedPackage } from './read-tarball.ts';
import { registryClient, type RegistryAnswer, type RegistryClient } from './registry-client.ts';

export interface ServedPackages {
  /** Address of the registry, with a slash at its end. */
  url: string;
  close: () => Promise<void>;
}

export interface PackageSources {
  /** What is not released yet; it stands for all that the registry has of its name. */
  packed: readonly PackedPackage[];
  /** The registry that is asked for everything else, with a slash at its end. */
  upstream: string;
  /** Keeps what it answered, and is asked first. */
  cache?: PackageCache;
  env: Readonly<Record<string, string | undefined>>;
}

/** An npm registry on loopback. */
export async function servePackages(sources: PackageSources): Promise<ServedPackages> {
  const client = registryClient(sources.upstream, sources.env);
  const served: Served = { ...sources, client };
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo; // a TCP server that listens has one
    void new PackageRequest(served, `http://127.0.0.1:${port}`, request).answer(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
      await client.close();
    },
  };
}

interface Served extends PackageSources {
  client: RegistryClient;
}

class PackageRequest {
  readonly #sources: Served;
  /** Of the registry on loopback, without a slash at its end. */
  readonly #own: string;
  readonly #request: IncomingMessage;
  /** Decoded, since some ask for `/@scope%2fname`. */
  readonly #path: string;

  constructor(sources: Served, own: string, request: IncomingMessage) {
    this.#sources = sources;
    this.#own = own;
    this.#request = request;
    const [path = '/'] = (request.url ?? '/').split('?');
    this.#path = path.replaceAll(/%2f/gi, '/').replaceAll(/%40/g, '@');
  }

  async answer(response: ServerResponse): Promise<void> {
    try {
      const { status, contentType, body } = (await this.#ofPacked()) ?? (await this.#ofUpstream());
      response.writeHead(status, { 'content-type': contentType }).end(body);
    } catch {
      // What keeps the registry from being reached is found out by whoever blames somebody.
      response.writeHead(503, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: `${this.#upstreamUrl} cannot be reached` }));
    }
  }

  async #ofPacked(): Promise<RegistryAnswer | undefined> {
    for (const packed of this.#sources.packed) {
      const { name, version, bytes } = packed;
      if (this.#path === tarballPath(packed)) {
        return { status: 200, contentType: 'application/octet-stream', body: bytes };
      }
      const asked = this.#askedOf(name);
      if (asked === undefined || asked.startsWith('-/')) continue;
      const document = packageDocument(packed, this.#own, await this.#tagsOf(name));
      if (asked === '') return json(200, document);
      // `/name/latest`, `/name/1.3.0`: one version alone.
      const tags = document['dist-tags'] as Record<string, string>; // as it was just made
      const versions = document['versions'] as Record<string, unknown>;
      const found = versions[tags[asked] ?? asked];
      return found === undefined
        ? json(404, { error: `--with gives ${name}@${version} alone` })
        : json(200, found);
    }
    return undefined;
  }

  /** What is asked of the package: empty for all of it. */
  #askedOf(name: string): string | undefined {
    if (this.#path === `/${name}`) return '';
    return this.#path.startsWith(`/${name}/`) ? this.#path.slice(name.length + 2) : undefined;
  }

  /** The tags that the package has in the registry; none where that cannot be asked. */
  async #tagsOf(name: string): Promise<string[]> {
    try {
      const { upstream, client } = this.#sources;
      const url = `${upstream}-/package/${name.replace('/', '%2f')}/dist-tags`;
      const { status, body } = await client.ask({ method: 'GET', url, headers: {} });
      return status === 200 ? Object.keys(JSON.parse(body.toString('utf8')) as object) : []; // npm's own format
    } catch {
      return [];
    }
  }

  get #upstreamUrl(): string {
    return this.#sources.upstream + (this.#request.url ?? '/').slice(1);
  }

  async #ofUpstream(): Promise<RegistryAnswer> {
    const { cache, client } = this.#sources;
    const { method = 'GET', headers } = this.#request;
    const { accept = '*/*' } = headers;
    const key = `${this.#upstreamUrl} ${isAbbreviated(accept) ? 'abbreviated' : 'whole'}`;
    const kept = method === 'GET' ? cache?.read(key) : undefined;
    if (kept) return this.#pointedHere({ status: 200, ...kept });
    const passed = ['content-type', 'content-encoding', 'npm-command'].flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value] as const] : [];
    });
    const answer = await client.ask({
      method,
      url: this.#upstreamUrl,
      headers: { accept, ...Object.fromEntries(passed) },
      ...(method === 'GET' || method === 'HEAD' ? {} : { body: await buffer(this.#request) }),
    });
    if (method === 'GET' && answer.status === 200) cache?.write(key, answer);
    return this.#pointedHere(answer);
  }

  /** With the addresses of tarballs leading here, so that they come through here too. */
  #pointedHere(answer: RegistryAnswer): RegistryAnswer {
    if (!answer.contentType.includes('json')) return answer;
    const { upstream } = this.#sources;
    const text = answer.body.toString('utf8').replaceAll(`"${upstream}`, `"${this.#own}/`);
    return { ...answer, body: Buffer.from(text) };
  }
}

/** Package managers ask for less than all that is known of a package. */
function isAbbreviated(accept: string): boolean {
  return accept.includes('application/vnd.npm.install');
}

function json(status: number, value: unknown): RegistryAnswer {
  return { status, contentType: 'application/json', body: Buffer.from(JSON.stringify(value)) };
}
