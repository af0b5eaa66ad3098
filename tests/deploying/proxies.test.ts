import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request as secureRequest, type RequestOptions } from 'node:https';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { teamAccess } from '../../src/collector/access/team-access.ts';
import { startServer } from '../../src/collector/serve.ts';
import { openSite } from '../../src/cli/serve-site.ts';
import { testBatch } from '../harness/start-collector.ts';
import { builtSite } from '../unit/collector/drive-command.ts';
import { hasProxy, proxyNames, startProxy, type ProxyName } from './start-proxy.ts';

const token = 'a token that nobody guesses';
const publicUrl = 'https://docs.example.com';
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  /** Where on this machine the reader is. */
  from?: string;
}

interface Answered {
  status: number | undefined;
  headers: IncomingMessage['headers'];
  bytes: number;
}

/** The whole site as `meantime serve` has it, behind a proxy; `seen` are the addresses it is told. */
async function siteBehind(proxy: ProxyName) {
  const cwd = builtSite();
  const page = `<h1>Long</h1>${'<p>sand and sea</p>'.repeat(1_000)}`;
  mkdirSync(dirname(join(cwd, 'dist/long/index.html')), { recursive: true });
  writeFileSync(join(cwd, 'dist/long/index.html'), page);
  const site = openSite({
    ...{ cwd, dir: 'dist', database: 'runs.db', now: Date.now },
    access: teamAccess({ token, publicUrl }),
    log: (message, error) => {
      throw new Error(message, { cause: error });
    },
  });
  const seen: (string | undefined)[] = [];
  const server = await startServer({
    fetch: (asked, caller) => {
      seen.push(caller.address);
      return site.fetch(asked, caller);
    },
    ...{ host: '127.0.0.1', port: 0 },
  });
  onTestFinished(async () => {
    await server.close();
    await site.close();
  });
  const port = await startProxy(proxy, server.port);
  return { seen, pageBytes: page.length, ask: askAt(port) };
}

function askAt(port: number) {
  return async (path: string, { from, body, ...asked }: Asked = {}): Promise<Answered> => {
    const options: RequestOptions = {
      ...{ host: '127.0.0.1', port, path, servername: 'docs.example.com', agent: false },
      ...(from !== undefined && { localAddress: from }),
      method: asked.method ?? 'GET',
      headers: { Host: 'docs.example.com', 'User-Agent': firefox, ...asked.headers },
      rejectUnauthorized: false, // the certificate was made for this test
    };
    const sent = secureRequest(options).end(body);
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]; // what Node emits
    const { length: bytes } = await answer
      .setEncoding('latin1')
      .toArray()
      .then((parts) => parts.join(''));
    return { status: answer.statusCode, headers: answer.headers, bytes };
  };
}

const beacons = (body: string): Asked => ({
  ...{ method: 'POST', body },
  headers: { 'Content-Type': 'text/plain;charset=UTF-8', Origin: publicUrl },
});

for (const proxy of proxyNames) {
  if (!hasProxy(proxy)) {
    it.skip(`${proxy} cannot be judged: it is not installed (apt-get install ${proxy})`, () =>
      undefined);
  }

  describe.runIf(hasProxy(proxy))(`behind ${proxy}, as the docs say`, () => {
    it('beacons pass, with the address of their reader', async () => {
      const { ask, seen } = await siteBehind(proxy);
      const batch = JSON.stringify(testBatch([{ kind: 'land' }, { kind: 'open' }]));
      const good = beacons(batch);
      expect((await ask('/_meantime/runs', { ...good, from: '127.0.0.77' })).status).toBe(204);
      expect((await ask('/_meantime/runs', beacons('{'))).status).toBe(400);
      expect(seen).toEqual(['127.0.0.77', '127.0.0.1']);
    });

    it('an address that a stranger makes up is not believed', async () => {
      const { ask, seen } = await siteBehind(proxy);
      await ask('/', { headers: { 'X-Forwarded-For': '203.0.113.9' }, from: '127.0.0.77' });
      expect(seen).toEqual(['127.0.0.77']);
    });

    it('the report is for who has the token, at its public address', async () => {
      const { ask } = await siteBehind(proxy);
      expect((await ask('/_meantime/report.json')).status).toBe(401);
      const headers = { Authorization: `Bearer ${token}` };
      expect((await ask('/_meantime/report.json', { headers })).status).toBe(200);
      expect((await ask('/_meantime/metrics', { headers })).status).toBe(200);
      expect((await ask('/_meantime/healthz')).status).toBe(200);
    });

    it('pages come compressed, and are not sent again to who has them', async () => {
      const { ask, pageBytes } = await siteBehind(proxy);
      const plain = await ask('/long/');
      expect([plain.status, plain.bytes]).toEqual([200, pageBytes]);
      for (const encoding of ['br', 'gzip']) {
        const packed = await ask('/long/', { headers: { 'Accept-Encoding': encoding } });
        expect([packed.status, packed.headers['content-encoding']]).toEqual([200, encoding]);
        expect(packed.bytes).toBeLessThan(pageBytes / 10);
      }
      const etag = plain.headers.etag ?? '';
      const since = plain.headers['last-modified'] ?? '';
      const conditions = [{ 'If-None-Match': etag }, { 'If-Modified-Since': since }];
      for (const headers of conditions) {
        expect((await ask('/long/', { headers })).status).toBe(304);
      }
      const part = await ask('/long/', { headers: { Range: 'bytes=4-7' } });
      expect([part.status, part.bytes]).toEqual([206, 4]);
    });
  });
}
