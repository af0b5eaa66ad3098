import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isMeantimeError } from '../../protocol/errors.ts';
import { systemCode, wordSystemError } from '../../text/system-errors.ts';
import { isExposed, makeSecretFile } from '../access/make-secret-file.ts';
import type { TokenFile } from '../access/read-token.ts';
import { webhookSecretUnfit, webhookSecretUnreadable } from '../errors.ts';

const prefix = 'whsec_';
/** As Standard Webhooks asks for. */
const fewestBytes = 24;
const mostBytes = 64;

/**
 * The key in a secret as Standard Webhooks writes it: `whsec_` and the key in base 64.
 *
 * @param source where it is from, for the message
 * @throws MeantimeError `webhook-secret-unfit`
 */
export function parseWebhookSecret(text: string, source: string): Buffer {
  const secret = text.trim();
  const coded = secret.slice(prefix.length);
  if (!secret.startsWith(prefix) || !/^[A-Za-z0-9+/]+={0,2}$/.test(coded)) {
    throw webhookSecretUnfit(source, `it is not "${prefix}" and a key in base 64`);
  }
  const key = Buffer.from(coded, 'base64');
  if (key.length < fewestBytes || key.length > mostBytes) {
    const reason = `a key has ${fewestBytes} to ${mostBytes} bytes, and this one ${key.length}`;
    throw webhookSecretUnfit(source, reason);
  }
  return key;
}

/**
 * The key in a file that somebody else keeps.
 *
 * @throws MeantimeError `webhook-secret-…`
 */
export function readWebhookSecret({ path, name }: TokenFile): Buffer {
  try {
    return parseWebhookSecret(readFileSync(path, 'utf8'), name);
  } catch (cause) {
    if (isMeantimeError(cause)) throw cause;
    const isMissing = systemCode(cause) === 'ENOENT';
    const reason = isMissing ? 'there is no such file' : wordSystemError(cause);
    throw webhookSecretUnreadable.at({ cause }, name, reason);
  }
}

/**
 * The key in a file of Meantime's own, made when there is none, which this user alone may read.
 *
 * @throws MeantimeError `webhook-secret-…`
 */
export function keptWebhookSecret(file: TokenFile): Buffer {
  const { path, name } = file;
  try {
    makeSecretFile(path, prefix + randomBytes(32).toString('base64'));
  } catch (cause) {
    throw webhookSecretUnreadable.at({ cause }, name, wordSystemError(cause));
  }
  if (isExposed(path)) {
    throw webhookSecretUnreadable(name, 'other users of this machine may read it');
  }
  return readWebhookSecret(file);
}
