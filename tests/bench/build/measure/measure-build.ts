import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { totalmem } from 'node:os';
import type { Page } from '../pages/page.ts';
import type { Peer } from '../peers/peer.ts';
import type { Project } from '../project.ts';
import type { BuildFailure, BuildFigures } from '../report/result.ts';
import { findMissingPages, measureOutput } from './check-output.ts';
import { runProgram } from './run-program.ts';
import { watchProcesses } from './watch-processes.ts';

interface BuildToMeasure {
  peer: Peer;
  project: Project;
  /** What the output has to show. */
  pages: readonly Page[];
  timeoutMs: number;
  signal: AbortSignal;
  /** More memory for Node than it takes by itself. */
  nodeOptions?: string;
}

/** Runs one build: its figures, or why there are none. */
export async function measureBuild(build: BuildToMeasure): Promise<BuildFigures | BuildFailure> {
  const { peer, project, pages, timeoutMs, signal, nodeOptions } = build;
  const env =
    nodeOptions === undefined ? project.env : { ...project.env, NODE_OPTIONS: nodeOptions };
  // What came before, such as the installation, is written to the disk by then.
  spawnSync('sync');
  const watches: ReturnType<typeof watchProcesses>[] = [];
  const end = await runProgram({
    ...{ command: peer.build, folder: project.folder, env, timeoutMs, signal },
    onStart: (pid) => watches.push(watchProcesses(pid)),
  }).finally(() => watches.map((watch) => watch.stop()));
  const { how, durationMs, output } = end;
  if (how === 'timed out') {
    return { failure: `not finished after ${timeoutMs / 60_000} min`, timedOut: true, output };
  }
  if (how === 'failed') return { failure: lastWords(output), output };
  if (!existsSync(project.output)) return { failure: 'it wrote no output folder', output };
  const missing = findMissingPages(project.output, pages);
  if (missing !== undefined) return { failure: missing, output };
  const size = measureOutput(project.output);
  return {
    durationMs: Math.round(durationMs),
    ...watches[0]?.stop(),
    outputBytes: size.bytes,
    outputFiles: size.files,
    ...(nodeOptions !== undefined && { nodeOptions }),
  };
}

const outOfMemory = /heap out of memory|heap limit|ERR_WORKER_OUT_OF_MEMORY/;

/** True when Node ended the build at its own limit, which a larger one may lift. */
export function diedOfHeapLimit(result: BuildFigures | BuildFailure): boolean {
  return 'failure' in result && outOfMemory.test(result.output ?? '');
}

/** Three quarters of the machine's memory as Node's limit. */
export function largeHeap(): string {
  return `--max-old-space-size=${Math.floor((totalmem() * 0.75) / 2 ** 20)}`;
}

/** Lines that say most about a failure, the best first. */
const telling = [outOfMemory, /^\W*(\w*Error\b|error\b)/i, /error/i, /\S/];

function lastWords(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const found = telling.map((pattern) => lines.find((line) => pattern.test(line)));
  return (found.find((line) => line !== undefined) ?? 'it failed without a word').slice(0, 200);
}
