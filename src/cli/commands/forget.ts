import { openStore, printedName } from '../../collector/open-store.ts';
import type { TimeWindow } from '../../protocol/received-event.ts';
import { parseWindow, renderWindow } from '../../reports/parse-window.ts';
import { readManifestFile } from '../../collector/manifest-file.ts';
import type { Store } from '../../collector/store.ts';
import type { Command, CommandInput, World } from '../command.ts';
import { forgetUnclear, forgetUnconfirmed, runInvalid } from '../errors.ts';
import { flagOption, textOption } from '../read-option.ts';
import { databaseOption, manifestOption, sinceOption, untilOption } from '../shared-options.ts';

/** `meantime forget`: erases runs for good. */
export const command: Command = {
  name: 'forget',
  summary: 'Erase runs for good, by id or by window',
  usage: 'forget [run...] [options]',
  options: {
    since: { ...withoutDefault(sinceOption) },
    until: untilOption,
    yes: { type: 'boolean', description: 'Erase the runs of the window' },
    database: databaseOption,
    manifest: manifestOption,
  },
  async run(world, input) {
    const valueOf = (name: string) => textOption(input, command.options, name);
    const runs = input.positionals;
    const wrong = runs.find((run) => !/^[0-9a-f]{32}$/.test(run));
    if (wrong !== undefined) throw runInvalid(wrong);
    const window = windowOf(world, input);
    if (runs.length > 0 === (window !== undefined)) throw forgetUnclear();
    const { site } = readManifestFile(world.cwd, valueOf('manifest'));
    const database = valueOf('database');
    const store = openStore({ cwd: world.cwd, database, mustExist: true });
    try {
      for (const run of runs) await store.erase(site, run, world.now());
      if (window) await forgetWindow(store, { site, window, isSure: flagOption(input, 'yes') });
      world.stdout.write(
        `Nothing of that is in ${printedName(database)} any more. Backups and exports made before still have what they had.\n`,
      );
      return 0;
    } finally {
      await store.close();
    }

    async function forgetWindow(from: Store, asked: AskedForget): Promise<void> {
      let count = 0;
      if (!asked.isSure) {
        for await (const run of from.readRuns(asked.site, asked.window))
          count += Math.min(run.length, 1);
        throw forgetUnconfirmed(count, renderWindow(asked.window));
      }
      count = await from.eraseWindow(asked.site, asked.window, world.now());
      world.stdout.write(
        `${count} ${count === 1 ? 'run' : 'runs'} that landed ${renderWindow(asked.window)}.\n`,
      );
    }
  },
};

interface AskedForget {
  site: string;
  window: TimeWindow;
  isSure: boolean;
}

/** Undefined when none is named; no end of it is assumed. */
function windowOf(world: World, input: CommandInput): TimeWindow | undefined {
  const valueOf = (name: string) => textOption(input, command.options, name);
  const [since, until] = [valueOf('since'), valueOf('until')];
  if (since === '' && until === '') return undefined;
  if (since === '' || until === '') throw forgetUnclear();
  return parseWindow(since, until, world.now());
}

function withoutDefault({ type, value = '', description }: typeof sinceOption): typeof sinceOption {
  return { type, value, description };
}
