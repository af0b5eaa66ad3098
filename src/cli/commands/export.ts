import { once } from 'node:events';
import { exportLines } from '../../collector/export-lines.ts';
import { openStore } from '../../collector/open-store.ts';
import { parseWindow } from '../../reports/parse-window.ts';
import { systemCode } from '../../text/system-errors.ts';
import type { Command } from '../command.ts';
import { textOption } from '../read-option.ts';
import { databaseOption, sinceOption, untilOption } from '../shared-options.ts';

/** `meantime export`: all that was collected, as lines of JSON. */
export const command: Command = {
  name: 'export',
  summary: 'Print what was collected as lines of JSON, for import',
  usage: 'export [options]',
  options: {
    since: { ...sinceOption, default: 'all' },
    until: untilOption,
    database: databaseOption,
  },
  async run({ cwd, now, signal, stdout }, input) {
    const valueOf = (name: string) => textOption(input, command.options, name);
    const until = valueOf('until');
    const window = parseWindow(valueOf('since'), until === '' ? undefined : until, now());
    const store = openStore({ cwd, database: valueOf('database'), mustExist: true });
    try {
      for await (const line of exportLines(store, window)) {
        signal.throwIfAborted();
        // Who reads slowly is waited for.
        const isTaken = stdout.write(`${line}\n`);
        if (isTaken === false && stdout === process.stdout && !(await isDrained(signal))) return 0;
      }
      return 0;
    } finally {
      await store.close();
    }
  },
};

/** False when nobody reads any more. */
async function isDrained(signal: AbortSignal): Promise<boolean> {
  try {
    await once(process.stdout, 'drain', { signal });
    return true;
  } catch (error) {
    if (systemCode(error) === 'EPIPE') return false;
    throw error;
  }
}
