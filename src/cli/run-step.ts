import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stepFailed } from '../init/errors.ts';
import type { World } from './command.ts';

interface ShownProgram {
  file: string;
  args: readonly string[];
  /** As a person would type it. */
  line: string;
  cwd: string;
}

/**
 * Runs a program that a person could have run, and shows what it prints.
 *
 * @throws MeantimeError `init-step-failed`
 */
export async function runStep(
  world: World,
  { file, args, line, cwd }: ShownProgram,
): Promise<void> {
  world.stdout.write(`\n$ ${line}\n`);
  const child = spawn(file, [...args], {
    cwd,
    env: { ...world.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: world.signal,
    // There npm is a script.
    shell: world.platform === 'win32',
  });
  child.stdout.on('data', (piece: Buffer) => world.stdout.write(piece.toString()));
  child.stderr.on('data', (piece: Buffer) => world.stderr.write(piece.toString()));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]; // as documented
  if (code !== 0)
    throw stepFailed(line, code === null ? `signal ${signal ?? ''}` : `exit status ${code}`);
}
