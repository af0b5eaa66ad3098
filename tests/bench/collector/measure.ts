import { join } from 'node:path';
import type { Generator } from './load/start-generator.ts';
import type { CollectorBenchOptions } from './read-options.ts';
import { serverNames, startMeasured, type ServerName } from './servers/start-server.ts';

/** What one server did in one round. */
export interface FullLoad {
  server: ServerName;
  round: number;
  /** Batches answered 204 in a second. */
  perSecond: number;
  /** Of the server's process, for one batch. */
  processorMs: number;
}

/** How soon batches are answered at a given load. */
export interface PacedLoad {
  server: ServerName;
  perSecond: number;
  /** How many were answered in a second, so that a server that falls behind shows. */
  answeredPerSecond: number;
  p50Ms: number;
  p99Ms: number;
}

export interface MemoryReading {
  /** Of half load. */
  afterSeconds: number;
  residentBytes: number;
}

interface Bench {
  folder: string;
  generator: Generator;
  options: CollectorBenchOptions;
  tell: (line: string) => void;
}

/** Each server in turn, and all of them again in each round: what else the machine does hits all alike. */
export async function measureFull({ folder, generator, options, tell }: Bench) {
  const { rounds, seconds, connections, profile } = options;
  const results: FullLoad[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    for (const name of serverNames) {
      const isProfiled = name === 'meantime' && profile !== undefined;
      const server = await startMeasured(
        name,
        join(folder, `${name}-${round}`),
        isProfiled ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [],
      );
      try {
        const url = server.url.href;
        // Until the engine has seen what is to be compiled.
        await generator.send({ url, connections, seconds: 2 });
        const before = await server.usage();
        const { answered, tookSeconds } = await generator.send({ url, connections, seconds });
        const after = await server.usage();
        const perSecond = answered / tookSeconds;
        const processorMs = (after.processorMs - before.processorMs) / answered;
        results.push({ server: name, round, perSecond, processorMs });
        tell(`round ${round}, ${name}: ${Math.round(perSecond)} batches/s`);
      } finally {
        await server.stop();
      }
    }
  }
  return results;
}

/** Each server at the same load. */
export async function measurePaced(bench: Bench, perSecond: number): Promise<PacedLoad[]> {
  const { folder, generator, options } = bench;
  const { seconds } = options;
  // One more than can be waiting, so that no batch waits for a connection.
  const connections = options.connections * 2;
  const results: PacedLoad[] = [];
  for (const name of serverNames) {
    const server = await startMeasured(name, join(folder, `${name}-paced`));
    try {
      const load = { url: server.url.href, connections, perSecond };
      await generator.send({ ...load, seconds: 2 });
      const { answered, tookSeconds, p50Ms, p99Ms } = await generator.send({
        ...load,
        seconds: 2 * seconds,
      });
      const answeredPerSecond = answered / tookSeconds;
      results.push({ server: name, perSecond, answeredPerSecond, p50Ms, p99Ms });
    } finally {
      await server.stop();
    }
  }
  return results;
}

const readEverySeconds = 15;

/** What the collector's process holds while batches come for long. */
export async function measureMemory(bench: Bench, perSecond: number): Promise<MemoryReading[]> {
  const { folder, generator, options, tell } = bench;
  const server = await startMeasured('meantime', join(folder, 'memory'));
  const readings: MemoryReading[] = [];
  const { connections, minutes } = options;
  try {
    const load = { url: server.url.href, connections, perSecond, seconds: readEverySeconds };
    for (let spent = 0; spent < minutes * 60; spent += readEverySeconds) {
      await generator.send(load);
      const { residentBytes } = await server.usage();
      const afterSeconds = spent + readEverySeconds;
      readings.push({ afterSeconds, residentBytes });
      tell(`${afterSeconds} s: ${Math.round(residentBytes / 1e6)} MB`);
    }
  } finally {
    await server.stop();
  }
  return readings;
}
