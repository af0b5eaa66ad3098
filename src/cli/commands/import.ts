import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { openStore } from '../../collector/open-store.ts';
import { importLines } from '../../collector/import-lines.ts';
import { systemCode, wordSystemError } from '../../text/system-errors.ts';
import type { Command } from '../command.ts';
import { importCut, importRefused, importUnreadable } from '../errors.ts';
import { textOption } from '../read-option.ts';
import { databaseOption } from '../shared-options.ts';

/** The first refused lines are told one by one. */
const toldLines = 20;

/** `meantime import`: takes what `meantime export` printed. */
export const command: Command = {
  name: 'import',
  summary: 'Take in what an export printed; what is there already stays',
  usage: 'import [file] [options]',
  options: { database: databaseOption },
  async run({ cwd, signal, stdout, stderr }, input) {
    const [file] = input.positionals;
    const name = file ?? 'standard input';
    const store = openStore({ cwd, database: textOption(input, command.options, 'database') });
    try {
      const source = file === undefined ? process.stdin : createReadStream(resolve(cwd, file));
      const done = await importLines(store, linesOf(source, name), {
        signal,
        refuse: (line, reason, count) => {
          if (count <= toldLines) stderr.write(`${name}:${line}: ${reason}\n`);
        },
      });
      stdout.write(
        `${done.lines} lines with ${done.events} events were taken. What was there already counts once; runs that were erased in the last 25 hours stay erased.\n`,
      );
      if (done.refused > 0) throw importRefused(name, done.refused);
      if (!done.isWhole) throw importCut(name);
      return 0;
    } finally {
      await store.close();
    }
  },
};

/** What stands between line feeds. Other signs that end a line may stand in a note. */
async function* linesOf(source: Readable, name: string): AsyncGenerator<string> {
  source.setEncoding('utf8');
  let rest = '';
  try {
    for await (const part of source) {
      const lines = (rest + String(part)).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (cause) {
    const isMissing = systemCode(cause) === 'ENOENT';
    const reason = isMissing ? 'it does not exist' : wordSystemError(cause);
    throw importUnreadable.at({ cause }, name, reason);
  }
  if (rest !== '') yield rest;
}
