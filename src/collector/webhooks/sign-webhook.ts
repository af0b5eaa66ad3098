import { createHmac } from 'node:crypto';

export interface SignedMessage {
  id: string;
  /** When it is sent, in seconds since 1970. */
  atSeconds: number;
  /** The bytes that are sent, as text. */
  body: string;
}

/**
 * The headers of a message as Standard Webhooks (version 1) says: who has the secret knows that it is
 * from here, whole, and sent at that time.
 *
 * Reference: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signWebhook({ id, atSeconds, body }: SignedMessage, key: Buffer) {
  const signature = createHmac('sha256', key).update(`${id}.${atSeconds}.${body}`).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': String(atSeconds),
    'webhook-signature': `v1,${signature}`,
  };
}
