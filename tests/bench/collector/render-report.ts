import { medianOf } from '../median-of.ts';
import { alignTable } from '../build/report/render-table.ts';
import type { FullLoad, MemoryReading, PacedLoad } from './measure.ts';
import { serverNames, type ServerName } from './servers/start-server.ts';

/** What the collector must reach, in one run on one machine. */
export const aims = { toGroupCommit: 0.7, toBare: 0.4, p99Ms: 25, memoryGrowth: 1.1 } as const;

export interface CollectorFigures {
  full: readonly FullLoad[];
  paced: readonly PacedLoad[];
  memory: readonly MemoryReading[];
}

const titles: Record<ServerName, string> = {
  meantime: 'meantime collect',
  'group-commit': 'SQLite group commit behind node:http',
  bare: 'node:http that throws away',
};

/** The median of the rounds' ratios: what disturbed a round disturbed both. */
export function ratioTo(other: ServerName, full: readonly FullLoad[]): number {
  const rateIn = (server: ServerName, round: number) =>
    full.find((result) => result.server === server && result.round === round)?.perSecond ?? NaN;
  const rounds = new Set(full.map(({ round }) => round));
  return medianOf(Array.from(rounds, (round) => rateIn('meantime', round) / rateIn(other, round)));
}

/** What memory has grown to since the first third, by which all caches are full. */
export function growthOf(memory: readonly MemoryReading[]): number {
  const third = Math.ceil(memory.length / 3);
  const bytes = memory.map(({ residentBytes }) => residentBytes);
  return medianOf(bytes.slice(-third)) / medianOf(bytes.slice(third, 2 * third));
}

export function renderReport({ full, paced, memory }: CollectorFigures): string {
  const rows = serverNames.map((name) => {
    const own = full.filter(({ server }) => server === name);
    const atPace = paced.find(({ server }) => server === name);
    return [
      titles[name],
      Math.round(medianOf(own.map(({ perSecond }) => perSecond))).toLocaleString('en-US'),
      name === 'meantime' ? '' : ratioTo(name, full).toFixed(2),
      `${(medianOf(own.map(({ processorMs }) => processorMs)) * 1_000).toFixed(0)} µs`,
      ...[atPace?.p50Ms, atPace?.p99Ms].map((ms) =>
        ms === undefined ? '' : `${ms.toFixed(1)} ms`,
      ),
    ];
  });
  const heading = ['server', 'batches/s', 'meantime to it', 'processor a batch', 'p50', 'p99'];
  const [pace] = paced;
  const rate =
    pace &&
    `\np50 and p99 at ${Math.round(pace.perSecond)} batches/s, half of what meantime takes.\n`;
  return [alignTable([heading, ...rows], [1, 2, 3, 4, 5]), rate ?? '', renderMemory(memory)].join(
    '',
  );
}

function renderMemory(memory: readonly MemoryReading[]): string {
  if (memory.length === 0) return '';
  const rows = memory.map(({ afterSeconds, residentBytes }) => [
    `${afterSeconds} s`,
    `${(residentBytes / 1e6).toFixed(0)} MB`,
  ]);
  return `\n${alignTable([['half load for', 'memory'], ...rows], [0, 1])}\nThe last third holds ${growthOf(memory).toFixed(2)} times the memory of the one before.\n`;
}

/** Which aims do not hold, in words; what was not measured fails none. */
export function missedAims({ full, paced, memory }: CollectorFigures): string[] {
  const missed: string[] = [];
  const toGroupCommit = ratioTo('group-commit', full);
  const toBare = ratioTo('bare', full);
  // Written so that what is no number is missed as well.
  if (!(toGroupCommit >= aims.toGroupCommit)) {
    missed.push(`${toGroupCommit.toFixed(2)} of the group commit, not ${aims.toGroupCommit}`);
  }
  if (!(toBare >= aims.toBare)) {
    missed.push(`${toBare.toFixed(2)} of the bare server, not ${aims.toBare}`);
  }
  for (const { server, perSecond, answeredPerSecond, p99Ms } of paced) {
    if (server !== 'meantime') continue;
    if (!(p99Ms < aims.p99Ms))
      missed.push(`p99 is ${p99Ms.toFixed(1)} ms, not below ${aims.p99Ms}`);
    if (!(answeredPerSecond > 0.95 * perSecond)) missed.push('it falls behind at half load');
  }
  if (memory.length > 0 && !(growthOf(memory) < aims.memoryGrowth)) {
    missed.push(`memory grows ${growthOf(memory).toFixed(2)} times`);
  }
  return missed;
}
