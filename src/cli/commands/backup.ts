import { resolve } from 'node:path';
import { backUp } from '../../collector/sqlite/back-up.ts';
import { isClickhouse } from '../../collector/open-store.ts';
import type { Command } from '../command.ts';
import { backupElsewhere, backupUnnamed } from '../errors.ts';
import { textOption } from '../read-option.ts';
import { databaseOption } from '../shared-options.ts';

/** `meantime backup`: a copy of the database, while beacons keep coming. */
export const command: Command = {
  name: 'backup',
  summary: 'Copy the database to a file, while beacons keep coming',
  usage: 'backup <file> [options]',
  options: { database: databaseOption },
  run({ cwd, stdout }, input) {
    const [file, ...others] = input.positionals;
    if (file === undefined || others.length > 0) return Promise.reject(backupUnnamed());
    const name = textOption(input, command.options, 'database');
    if (isClickhouse(name)) return Promise.reject(backupElsewhere());
    backUp({ path: resolve(cwd, name), name }, { path: resolve(cwd, file), name: file });
    stdout.write(`${name} is copied to ${file}.\n`);
    return Promise.resolve(0);
  },
};
