import type { Command, World } from '../../../src/cli/command.ts';

/** Runs one command as a process of its own: `node run-command.ts <command> '<options as JSON>'`. */
const [name = '', options = '{}'] = process.argv.slice(2);
const module = (await import(`../../../src/cli/commands/${name}.ts`)) as { command: Command };
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    stop.abort();
  });
}
const world: World = {
  argv: [],
  env: process.env,
  cwd: process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr,
  signal: stop.signal,
  now: Date.now,
};
// The test passes an object of option values.
const parsed = JSON.parse(options) as Record<string, string>;
process.exitCode = await module.command.run(world, { options: parsed, positionals: [] });
