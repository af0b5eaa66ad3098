import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

interface AskedTool {
  /** Absolute path of the program. */
  program: string;
  args: readonly string[];
  env: Readonly<Record<string, string>>;
  /** Where it runs. */
  folder: string;
}

const answerWithinMs = 20_000;

/** The numbers of the version that a tool names when it is asked; undefined when it names none. */
export async function toolVersion(asked: AskedTool): Promise<number[] | undefined> {
  const { program, args, env, folder } = asked;
  const child = spawn(program, args, {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: answerWithinMs,
    killSignal: 'SIGKILL',
  });
  // What cannot be started says nothing.
  child.on('error', () => undefined);
  const said = await Promise.all([text(child.stdout), text(child.stderr)]);
  const numbers = /(?<![\w.])[a-z_]*(\d+(?:\.\d+)*)/i.exec(said.join('\n'))?.[1];
  return numbers?.split('.').map(Number);
}
