import { expect, test } from 'vitest';
import { findPlaceholders } from '../../../src/protocol/placeholders.ts';

test.each<[text: string, placeholders: string[]]>([
  ['curl -H "Authorization: <YOUR_API_KEY>"', ['<YOUR_API_KEY>']],
  ['deploy <your-project-id> <your email>', ['<your-project-id>', '<your email>']],
  ['login --key=<API_KEY>', ['<API_KEY>']],
  ['https://{your-domain}/{YOUR_TOKEN}', ['{your-domain}', '{YOUR_TOKEN}']],
  ['export KEY=YOUR_API_KEY; echo YOUR_API_KEY', ['YOUR_API_KEY']],
  ['https://api.YOUR_DOMAIN.com', ['YOUR_DOMAIN']],
  ['<div><your><T> Set<URL> Map<API_KEY, string>', []],
  ['echo $YOUR_TOKEN ${YOUR_TOKEN} `${your-token}`', []],
  ['create your-app your_app YOUR_app MYYOUR_KEY YOURS', []],
  ['const {yours} = x; {your: 1}', []],
  ['cat < YOUR.txt', []],
  ['plain text', []],
])('%j', (text, placeholders) => {
  expect(findPlaceholders(text)).toEqual(placeholders);
});
