import { webhookUrlInvalid } from '../errors.ts';

/** @throws MeantimeError `webhook-url-invalid` */
export function parseWebhookUrl(text: string): URL {
  const url = URL.parse(text);
  if (url === null) throw webhookUrlInvalid('this is none');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw webhookUrlInvalid('it begins with https:// or http://');
  }
  if (url.username !== '' || url.password !== '') {
    throw webhookUrlInvalid('it holds no name and password, since messages are signed');
  }
  url.hash = '';
  return url;
}
