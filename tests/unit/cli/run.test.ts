import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/cli/command.ts';
import { commandsTable, type CommandEntry } from '../../../src/cli/commands-table.ts';
import { runCli } from '../../harness/run-cli.ts';

describe('help', () => {
  it('of meantime', async () => {
    const { exitCode, stdout, stderr } = await runCli(['--help']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout.replace(/Meantime \d+\.\d+\.\d+/, 'Meantime 1.2.3')).toMatchInlineSnapshot(`
      "Meantime 1.2.3: docs that know how long hello world takes.

      Usage: meantime <command> [options]

      Commands:
        init     Make a new site, or add Meantime to the one that is there
        serve    Serve the built site with its collector and report
        collect  Collect beacons of a site that is served elsewhere
        report   Say how long hello world takes, and where readers leave
        notes    Read what stuck readers wrote, and say which notes are seen, fixed or answered
        review   Write the weekly review: the number, the funnel, the three worst pains
        export   Print what was collected as lines of JSON, for import
        import   Take in what an export printed; what is there already stays
        forget   Erase runs for good, by id or by window
        backup   Copy the database to a file, while beacons keep coming
        walk     Walk the quickstarts as a newcomer; runs the pages' shell commands on this machine
        compare  Put quickstarts of any sites side by side, as their pages are; runs nothing
        lint     Find what is wrong with the pages, without building them
        check    Fail when a quickstart got slower, asks for more or is over its budget
        accept   Take the times and asks of this build as the baseline

      Options:
        -h, --help     Show this help, or that of a command
        -v, --version  Show the version

      Astro writes and builds the site itself: astro dev, astro build.

      Exit status: 0 holds, 1 slower, over budget or pages with problems,
      2 the walkthrough broke, 3 the command or the project is not as it should be,
      4 it could not be judged.
      "
    `);
  });

  it('of a command', async () => {
    const { exitCode, stdout } = await runCli(['check', '--help']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "Fail when a quickstart got slower, asks for more or is over its budget.

      Usage: meantime check [options]

      Options:
            --manifest <file>     Manifest that the build wrote (default: dist/_meantime/manifest.json)
            --baseline <file>     The committed times (default: meantime.baseline.json)
            --machine             Walk this revision and another one in turn, and compare what they wait for
            --against <revision>  With --machine: the commit, branch or tag to compare with
            --minutes <number>    With --machine: how long pairs of walks may go on (default: 20)
            --dir <folder>        With --machine: folder that a build writes (default: dist)
            --field               Compare the readers of a window with those of the one before
            --since <when>        With --field: readers who landed since: days ago (7d) or a date (default: 7d)
            --until <when>        With --field: readers who landed before
            --database <file>     With --field: where runs are kept (default: .meantime/runs.db)
            --walk <file>         With --field: results of a walk, to hold the model against readers (default: walk.json)
            --only <id>           With --machine and --field: this quickstart alone
            --json                Print the verdict as JSON
        -h, --help                Show this help
      "
    `);
  });

  it.each([
    ['help', 'check'],
    ['check', '-h'],
    ['check', '--nonsense', '--help'],
  ])('is the same for %s %s', async (...args) => {
    const { exitCode, stdout } = await runCli(args);
    expect(exitCode).toBe(0);
    expect(stdout).toBe((await runCli(['check', '--help'])).stdout);
  });

  it.each([['-h'], ['help'], ['help', '--help'], ['--help', 'check']])(
    'of meantime is what %s %s asks for',
    async (...args) => {
      const { exitCode, stdout } = await runCli(args);
      expect(exitCode).toBe(0);
      expect(stdout).toBe((await runCli(['--help'])).stdout);
    },
  );

  it('is what no command gets, but it is no success', async () => {
    const { exitCode, stdout, stderr } = await runCli([]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toBe((await runCli(['-h'])).stdout);
  });
});

it('the version is that of the package', async () => {
  const { default: manifest } = await import('../../../package.json', { with: { type: 'json' } });
  for (const word of ['--version', '-v']) {
    expect(await runCli([word])).toMatchObject({ exitCode: 0, stdout: `${manifest.version}\n` });
  }
});

describe('the table of commands', () => {
  it.each(commandsTable.map((entry) => [entry.name, entry] as const))(
    '%s agrees with the command that it loads',
    async (name, entry) => {
      const { command } = await entry.load();
      expect({ name: command.name, summary: command.summary }).toEqual({
        name,
        summary: entry.summary,
      });
      expect(command.usage).toMatch(new RegExp(`^${name}\\b.* \\[options\\]$`));
    },
  );
});

describe('a mistaken word', () => {
  const cases: Record<string, string[]> = {
    'an unknown command': ['deploy'],
    'a mistyped command': ['chekc'],
    'the beginning of a command': ['acc'],
    'an option before the command': ['--json', 'check'],
    'an unknown option': ['check', '--verbose'],
    'a mistyped option': ['check', '--basline', 'x.json'],
    'an unknown letter': ['check', '-x'],
    'a value that is missing at the end': ['check', '--manifest'],
    'a value that is missing before an option': ['check', '--manifest', '--json'],
    'an empty value': ['check', '--manifest='],
    'a value that is not taken': ['check', '--json=yes'],
    'an option given twice': ['check', '--baseline', 'a', '--baseline', 'b'],
    'a word too many': ['check', 'quickstart'],
    'a name from the prototype': ['check', '--constructor'],
    'a command from the prototype': ['toString'],
  };

  it.each(Object.entries(cases))('%s is a usage error', async (_, args) => {
    const { exitCode, stdout, stderr } = await runCli(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('is told with what would be right', async () => {
    const told = Object.values(cases).map(async (args) => {
      const { stderr } = await runCli(args);
      return `$ meantime ${args.join(' ')}\n${stderr}`;
    });
    expect((await Promise.all(told)).join('\n')).toMatchInlineSnapshot(`
      "$ meantime deploy
      Error: There is no such command. (command-unknown)

        Meantime has no command "deploy".

        Hint: "meantime --help" lists the commands.

      $ meantime chekc
      Error: There is no such command. (command-unknown)

        Meantime has no command "chekc".

        Hint: Did you mean "check"? "meantime --help" lists the commands.

      $ meantime acc
      Error: There is no such command. (command-unknown)

        Meantime has no command "acc".

        Hint: Did you mean "accept"? "meantime --help" lists the commands.

      $ meantime --json check
      Error: The command is missing. (command-missing)

        "--json" stands before any command, and options come after one.

        Hint: Write it like this: meantime check --json. "meantime --help" lists the commands.

      $ meantime check --verbose
      Error: There is no such option. (option-unknown)

        "meantime check" has no option "--verbose".

        Hint: "meantime check --help" lists its options.

      $ meantime check --basline x.json
      Error: There is no such option. (option-unknown)

        "meantime check" has no option "--basline".

        Hint: Did you mean "--baseline"? "meantime check --help" lists its options.

      $ meantime check -x
      Error: There is no such option. (option-unknown)

        "meantime check" has no option "-x".

        Hint: "meantime check --help" lists its options.

      $ meantime check --manifest
      Error: An option lacks its value. (option-without-value)

        The option "--manifest" of "meantime check" needs a value.

        Hint: Write it like this: meantime check --manifest <file>

      $ meantime check --manifest --json
      Error: An option lacks its value. (option-without-value)

        The option "--manifest" of "meantime check" needs a value.

        Hint: Write it like this: meantime check --manifest <file>

      $ meantime check --manifest=
      Error: An option lacks its value. (option-without-value)

        The option "--manifest" of "meantime check" needs a value.

        Hint: Write it like this: meantime check --manifest <file>

      $ meantime check --json=yes
      Error: An option takes no value. (option-with-value)

        The option "--json" of "meantime check" is a switch: it takes no value, and got "yes".

        Hint: Write it like this: meantime check --json

      $ meantime check --baseline a --baseline b
      Error: An option was given twice. (option-repeated)

        The option "--baseline" of "meantime check" can be given once.

        Hint: Leave one of them out.

      $ meantime check quickstart
      Error: There is a word too many. (word-unexpected)

        "meantime check" has no use for the word "quickstart".

        Hint: Usage: meantime check [options]

      $ meantime check --constructor
      Error: There is no such option. (option-unknown)

        "meantime check" has no option "--constructor".

        Hint: "meantime check --help" lists its options.

      $ meantime toString
      Error: There is no such command. (command-unknown)

        Meantime has no command "toString".

        Hint: "meantime --help" lists the commands.
      "
    `);
  });
});

describe('a command that throws', () => {
  function failing(error: unknown): CommandEntry[] {
    const command: Command = {
      name: 'fail',
      summary: 'Fail.',
      usage: 'fail [words...] [options]',
      options: { count: { type: 'string', short: 'c', multiple: true, description: 'Any.' } },
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- anything can be thrown
      run: () => Promise.reject(error),
    };
    return [{ name: 'fail', summary: 'Fail.', load: () => Promise.resolve({ command }) }];
  }

  it('is a bug when nobody expected it, and shows its stack on demand only', async () => {
    const commands = failing(new Error('lost'));
    const quiet = await runCli(['fail', 'a', 'b', '-c1', '-c', '2'], { commands });
    expect(quiet).toMatchObject({ exitCode: 3, stdout: '' });
    expect(quiet.stderr).toMatch(/This is a bug of Meantime\./);
    expect(quiet.stderr).not.toMatch(/^\s+at /m);
    const env = { MEANTIME_DEBUG: '1' };
    expect((await runCli(['fail'], { commands, env })).stderr).toMatch(/^\s+at /m);
  });

  it('is no bug when it was asked to stop', async () => {
    const signal = AbortSignal.abort();
    const commands = failing(signal.reason);
    const { exitCode, stderr } = await runCli(['fail'], { commands, signal });
    expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: 'Stopped before the end.\n' });
    expect((await runCli(['fail'], { commands })).stderr).toContain('This is a bug');
  });

  it('has colours on a terminal, unless they are not wanted', async () => {
    const commands = failing(new Error('lost'));
    const options = { commands, terminalColumns: 80 };
    expect((await runCli(['fail'], options)).stderr).toContain('\u001b[');
    const env = { NO_COLOR: '1' };
    expect((await runCli(['fail'], { ...options, env })).stderr).not.toContain('\u001b[');
  });
});
