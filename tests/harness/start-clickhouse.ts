import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether Debian's package is installed; without it nothing can be said of ClickHouse. */
export const hasClickhouse =
  spawnSync('sh', ['-c', 'command -v clickhouse-server'], { encoding: 'utf8' }).status === 0;

export interface ClickhouseServer {
  /** Of a database that exists. */
  url: string;
  /** Makes a database of its own. */
  newDatabase(): Promise<string>;
  ask(query: string): Promise<string>;
  stop(): Promise<void>;
  /** From here on it takes connections and answers nothing, until it is stopped. */
  freeze(): Promise<void>;
  /** Again on the same ports, with what it had. */
  start(): Promise<void>;
  /** For good. */
  remove(): Promise<void>;
}

interface Ports {
  http: number;
  native: number;
}

/** Two servers that know each other as the cluster `docs`, of two shards. */
export async function startCluster(): Promise<[ClickhouseServer, ClickhouseServer]> {
  const [first, second] = [await freePorts(), await freePorts()];
  const shards = [first, second].map(
    ({ native }) =>
      `<shard><internal_replication>false</internal_replication><replica><host>127.0.0.1</host><port>${native}</port></replica></shard>`,
  );
  const cluster = `<remote_servers><docs>${shards.join('')}</docs></remote_servers>`;
  const started = await startClickhouse(first, cluster);
  try {
    return [started, await startClickhouse(second, cluster)];
  } catch (error) {
    await started.remove();
    throw error;
  }
}

/**
 * A server on free ports of this machine, in a folder of its own.
 *
 * @param more elements of its configuration
 */
export async function startClickhouse(given?: Ports, more = ''): Promise<ClickhouseServer> {
  const folder = mkdtempSync(join(tmpdir(), 'meantime-clickhouse-'));
  for (const name of ['data', 'tmp', 'schemas']) mkdirSync(join(folder, name));
  const ports = given ?? (await freePorts());
  const { http } = ports;
  const config = join(folder, 'config.xml');
  writeFileSync(config, configOf(folder, ports, more));
  writeFileSync(join(folder, 'users.xml'), users);
  const origin = `http://127.0.0.1:${http}`;
  let child: ChildProcess | undefined;
  let databases = 0;

  async function ask(query: string): Promise<string> {
    const response = await fetch(origin, { method: 'POST', body: query });
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    return text.trimEnd();
  }

  async function start(): Promise<void> {
    child = spawn('clickhouse-server', [`--config-file=${config}`], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
    const ended = { value: false };
    child.once('exit', () => (ended.value = true));
    for (;;) {
      if (ended.value) throw new Error(`ClickHouse ended: ${said}`);
      const isUp = await fetch(`${origin}/ping`).then(
        (response) => response.ok,
        () => false,
      );
      if (isUp) return;
      await once(child.stderr ?? child, 'data', { signal: AbortSignal.timeout(50) }).catch(() => 0);
    }
  }

  async function stop(): Promise<void> {
    const running = child;
    child = undefined;
    if (running?.exitCode !== null) return;
    running.kill('SIGKILL');
    await once(running, 'exit');
  }

  await start();
  return {
    url: `${origin}/default`,
    async newDatabase() {
      databases += 1;
      await ask(`CREATE DATABASE d${databases}`);
      return `${origin}/d${databases}`;
    },
    ask,
    start,
    stop,
    freeze() {
      child?.kill('SIGSTOP');
      return Promise.resolve();
    },
    async remove() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePorts(): Promise<Ports> {
  const servers = [createServer(), createServer()] as const;
  const ports: number[] = [];
  for (const server of servers) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ports.push((server.address() as AddressInfo).port); // listens on a port, not on a pipe
  }
  for (const server of servers) {
    server.close();
    await once(server, 'close');
  }
  return { http: ports[0] ?? 0, native: ports[1] ?? 0 };
}

function configOf(folder: string, ports: Ports, more: string): string {
  return `<?xml version="1.0"?>
<yandex>
  <logger><level>error</level><console>1</console></logger>
  <http_port>${ports.http}</http_port><tcp_port>${ports.native}</tcp_port>
  <listen_host>127.0.0.1</listen_host>
  <path>${folder}/data/</path><tmp_path>${folder}/tmp/</tmp_path>
  <format_schema_path>${folder}/schemas/</format_schema_path>
  <users_config>users.xml</users_config>
  <default_profile>default</default_profile><default_database>default</default_database>
  <mark_cache_size>10000000</mark_cache_size>
  ${more}
</yandex>
`;
}

const users = `<?xml version="1.0"?>
<yandex>
  <profiles><default></default></profiles>
  <users><default>
    <password></password><networks><ip>127.0.0.1</ip></networks>
    <profile>default</profile><quota>default</quota>
  </default></users>
  <quotas><default></default></quotas>
</yandex>
`;
