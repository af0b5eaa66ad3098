import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { command } from '../../src/cli/commands/walk.ts';
import type { WalkReport, WalkthroughResult } from '../../src/walkthrough/result.ts';
import { renderFailure } from '../../src/walkthrough/result.ts';
import { normaliseFailure } from '../harness/normalise-failure.ts';

/** A project's folder with its built site, and `meantime walk` in it. */
export interface WalkedProject {
  root: string;
  /** Absolute path of the built site. */
  dist: string;
  /** All that was shown. */
  shown: string[];
  walk: (
    options?: Record<string, string | boolean | string[]>,
    world?: Partial<WalkWorld>,
  ) => Promise<number>;
  readReport: () => WalkReport;
  result: (id: string) => WalkthroughResult;
  /** How a walkthrough broke, for people, without what varies. */
  failure: (id: string) => string;
  remove: () => void;
}

interface WalkWorld {
  env: Record<string, string | undefined>;
  signal: AbortSignal;
  onShown: (text: string) => void;
}

export function walkedProject(): WalkedProject {
  const root = mkdtempSync(join(tmpdir(), 'meantime-test-'));
  const shown: string[] = [];
  const readReport = () => JSON.parse(readFileSync(join(root, 'walk.json'), 'utf8')) as WalkReport; // written by what is tested
  const result = (id: string) => {
    const found = readReport().walkthroughs.find(({ quickstart }) => quickstart === id);
    if (!found) throw new Error(`${id} was not walked:\n${shown.join('')}`);
    return found;
  };
  return {
    root,
    dist: join(root, 'dist'),
    shown,
    walk(options = {}, { env = {}, signal, onShown } = {}) {
      const write = (text: string) => {
        shown.push(text);
        onShown?.(text);
      };
      return command.run(
        {
          argv: ['walk'],
          env: { ...process.env, ...env },
          cwd: root,
          platform: process.platform,
          stdout: { write },
          stderr: { write },
          signal: signal ?? new AbortController().signal,
          now: Date.now,
        },
        { options, positionals: [] },
      );
    },
    readReport,
    result,
    failure(id) {
      const { failure } = result(id);
      return failure ? normaliseFailure(renderFailure(failure)) : 'held';
    },
    remove() {
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** Expects that no process with this value of WALKED_BY in its environment is alive. */
export function expectNothingRunning(walkedBy: string): void {
  expect(findRunning(walkedBy)).toEqual([]);
}

/** The command lines of the processes with this value of WALKED_BY in their environment. */
export function findRunning(walkedBy: string): string[] {
  return findRunningIds(walkedBy).map((pid) =>
    readQuietly(`/proc/${pid}/cmdline`).replaceAll('\0', ' '),
  );
}

/** Their ids. */
export function findRunningIds(walkedBy: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => readQuietly(`/proc/${pid}/environ`).includes(`WALKED_BY=${walkedBy}\0`))
    .map(Number);
}

/** The ids of the processes with this text in their command lines, whatever they have dropped. */
export function findByCommand(text: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => readQuietly(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').includes(text));
}

function readQuietly(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
