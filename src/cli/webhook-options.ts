import { resolve } from 'node:path';
import { isClickhouse } from '../collector/open-store.ts';
import { parseWebhookUrl } from '../collector/webhooks/parse-webhook-url.ts';
import {
  keptWebhookSecret,
  parseWebhookSecret,
  readWebhookSecret,
} from '../collector/webhooks/webhook-secret.ts';
import type { CommandInput, OptionDefinitions, World } from './command.ts';
import { textOption } from './read-option.ts';

/** The options that say where notes and reviews are posted, of the commands that open a port. */
export const webhookOptions: OptionDefinitions = {
  webhook: {
    type: 'string',
    value: '<url>',
    description: 'Address that notes of stuck readers and the weekly review are posted to',
  },
  'webhook-secret-file': {
    type: 'string',
    value: '<file>',
    description: 'File with the secret that signs them; else MEANTIME_WEBHOOK_SECRET, else made',
  },
};

export interface ReadWebhook {
  url: URL;
  key: Buffer;
  /** Where the secret is, as it is told to people. */
  secretSource: string;
  /** The file with what is to be posted, as it is named to people. */
  outboxName: string;
}

/**
 * Where things are posted, as options and environment say it; undefined where nothing is.
 *
 * @throws MeantimeError `webhook-…`
 */
export function readWebhook(
  { cwd, env }: World,
  input: CommandInput,
  database: string,
): ReadWebhook | undefined {
  const address = textOption(input, webhookOptions, 'webhook');
  if (address === '') return undefined;
  const url = parseWebhookUrl(address);
  const file = textOption(input, webhookOptions, 'webhook-secret-file');
  const ofEnvironment = env['MEANTIME_WEBHOOK_SECRET'] ?? '';
  const beside = isClickhouse(database) ? '.meantime/clickhouse' : database;
  const kept = `${beside}.webhook-secret`;
  const [secretSource, key] =
    file !== ''
      ? [file, readWebhookSecret({ path: resolve(cwd, file), name: file })]
      : ofEnvironment !== ''
        ? ['MEANTIME_WEBHOOK_SECRET', parseWebhookSecret(ofEnvironment, 'MEANTIME_WEBHOOK_SECRET')]
        : [kept, keptWebhookSecret({ path: resolve(cwd, kept), name: kept })];
  return { url, key, secretSource, outboxName: `${beside}.webhook` };
}

/** What a server says of it when it starts; the address may be a secret, but for its beginning. */
export function tellWebhook(webhook: ReadWebhook | undefined): string {
  return webhook
    ? `Webhook ${webhook.url.origin} (signed; the secret is in ${webhook.secretSource})\n`
    : '';
}
