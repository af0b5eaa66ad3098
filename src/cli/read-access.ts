import { resolve } from 'node:path';
import {
  checkToken,
  isWorldReadable,
  keptToken,
  readToken,
} from '../collector/access/read-token.ts';
import { isClickhouse } from '../collector/open-store.ts';
import { parseOrigin } from '../collector/parse-origin.ts';
import { teamAccess, type Access } from '../collector/access/team-access.ts';
import type { CommandInput, OptionDefinitions, World } from './command.ts';
import { textOption } from './read-option.ts';

/** The options that say who may read, of the commands that open a port. */
export const accessOptions: OptionDefinitions = {
  'public-url': {
    type: 'string',
    value: '<origin>',
    description: 'Origin by which the team reaches it, behind a proxy: https://docs.example.com',
  },
  'token-file': {
    type: 'string',
    value: '<file>',
    description: 'File with the token that opens the report; else MEANTIME_TOKEN, else one is made',
  },
};

export interface ReadAccess {
  access: Access;
  /** Origin by which the team reaches it, when one was given. */
  publicUrl?: string;
  /** Where the token is, as it is told to people. */
  tokenSource: string;
}

/**
 * Who may read, as options and environment say it. A token is no option: everybody on the machine
 * can read the words of a command.
 *
 * @throws MeantimeError `token-…`, `origin-invalid`
 */
export function readAccess(
  { cwd, env, now, stderr }: World,
  input: CommandInput,
  database: string,
): ReadAccess {
  const valueOf = (name: string) => textOption(input, accessOptions, name);
  const publicUrl = valueOf('public-url');
  const shared = publicUrl === '' ? {} : { publicUrl: parseOrigin(publicUrl, '--public-url') };
  const tokenFile = valueOf('token-file');
  const ofEnvironment = env['MEANTIME_TOKEN'] ?? '';
  const kept = tokenName(database);
  const [tokenSource, token] =
    tokenFile !== ''
      ? [tokenFile, readToken({ path: resolve(cwd, tokenFile), name: tokenFile })]
      : ofEnvironment !== ''
        ? ['MEANTIME_TOKEN', checkToken(ofEnvironment, 'MEANTIME_TOKEN')]
        : [kept, keptToken({ path: resolve(cwd, kept), name: kept })];
  if (tokenFile !== '' && isWorldReadable(resolve(cwd, tokenFile))) {
    stderr.write(
      `Every user of this machine may read the token in ${tokenFile} (chmod o-r ${tokenFile}).\n`,
    );
  }
  return { access: teamAccess({ token, now, ...shared }), tokenSource, ...shared };
}

/** The file with the token that belongs to a database: beside it, or where its outbox is. */
export function tokenName(database: string): string {
  return isClickhouse(database) ? '.meantime/clickhouse.token' : `${database}.token`;
}
