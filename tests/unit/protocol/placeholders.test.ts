import { describe, expect, test } from 'vitest';
import {
  findPlaceholders,
  placeholderVariable,
  replacePlaceholders,
} from '../../../src/protocol/placeholders.ts';

const found: [text: string, placeholders: string[]][] = [
  ['curl -H "Authorization: <YOUR_API_KEY>"', ['<YOUR_API_KEY>']],
  ['curl -u <YOUR_KEY>: https://x.test', ['<YOUR_KEY>']],
  ['deploy <your-project-id> <your email>', ['<your-project-id>', '<your email>']],
  ['login --key=<API_KEY>', ['<API_KEY>']],
  ['login --key=<api-key> <access_token>', ['<api-key>', '<access_token>']],
  ['login --key=<insert your key>', ['<insert your key>']],
  ['https://{your-domain}/{YOUR_TOKEN}', ['{your-domain}', '{YOUR_TOKEN}']],
  ['export KEY=YOUR_API_KEY; echo YOUR_API_KEY', ['YOUR_API_KEY']],
  ['export KEY=YOUR-API-KEY', ['YOUR-API-KEY']],
  ['https://api.YOUR_DOMAIN.com', ['YOUR_DOMAIN']],
  ['https://YOUR_DOMAIN.com', ['YOUR_DOMAIN']],
  ['ssh root@your-domain.com', ['your-domain']],
  ['export KEY="[YOUR KEY HERE]"', ['[YOUR KEY HERE]']],
  ['export KEY=[your-api-key]', ['[your-api-key]']],
  ['export KEY=[INSERT TOKEN]', ['[INSERT TOKEN]']],
  ['export K2=sk-xxxxxxxx', ['sk-xxxxxxxx']],
  ['OPENAI_API_KEY="sk-proj-xxxxxxxxxxxx"', ['sk-proj-xxxxxxxxxxxx']],
  ['GITHUB_TOKEN=ghp_XXXXXXXXXXXXXXXX', ['ghp_XXXXXXXXXXXXXXXX']],
  ['AWS_ACCESS_KEY_ID=AKIAXXXXXXXXXXXX', ['AKIAXXXXXXXXXXXX']],
  ['license xxxx-xxxx', ['xxxx-xxxx']],
  ['license XXXX-XXXX-XXXX', ['XXXX-XXXX-XXXX']],
  ['export KEY=sk-...', ['sk-...']],
  ['export K3=your_api_key', ['your_api_key']],
  ['export K3=your-api-key', ['your-api-key']],
  ["const client = new Client('your-api-key-here');", ['your-api-key-here']],
  ["new Client({ apiKey: 'yourApiKey' })", ['yourApiKey']],
  ['apiKey: "your api key"', ['your api key']],
  ['TOKEN=your_token_here', ['your_token_here']],
  ['https://your-domain.com/hook', ['your-domain']],
  ['firebase use your-project-id', ['your-project-id']],
  ['export K4="{{API_KEY}}"', ['{{API_KEY}}']],
  ['key: {{ YOUR_KEY }}', ['{{ YOUR_KEY }}']],
  ['key: {{your_key}}', ['{{your_key}}']],
  ['export K5=PASTE_YOUR_KEY_HERE', ['PASTE_YOUR_KEY_HERE']],
  ['KEY=INSERT_KEY_HERE', ['INSERT_KEY_HERE']],
  ['KEY=API_KEY_HERE', ['API_KEY_HERE']],
  ['KEY=ADD_YOUR_KEY', ['ADD_YOUR_KEY']],
  ['KEY=REPLACE_ME', ['REPLACE_ME']],
  ['KEY=CHANGE_ME OTHER=CHANGEME', ['CHANGE_ME', 'CHANGEME']],
  ['KEY=REPLACE_WITH_KEY', ['REPLACE_WITH_KEY']],
  ['KEY="replace-me"', ['replace-me']],
  ['KEY=paste-your-key-here', ['paste-your-key-here']],
];

const none: string[] = [
  '<div><your><T> Set<URL> Map<API_KEY, string>',
  'const a: List<String> = new Map<UserId, Key>()',
  '<my-element></my-element><br/>',
  'echo $YOUR_TOKEN ${YOUR_TOKEN} `${your-token}` "$your_key"',
  'curl -H "Bearer ${API_KEY}" $API_KEY',
  'env: ${{ secrets.API_KEY }} ${{ secrets.YOUR_TOKEN }}',
  '<p>{{ vue }} {{ message }} {{ user.name }} {{API}}</p>',
  'create your-app your_app YOUR_app MYYOUR_KEY YOURS',
  'mkdir your-app && cd your-app && npm create vite your-project',
  'const {yours} = x; {your: 1}',
  'const your_api_key = read(); use(your_api_key)',
  'YOUR_KEY=abc; echo YOUR_KEY',
  'def your_token(): pass',
  'config.your_key list[your_index] matrix[YOUR_ROW]',
  '[Your profile](/me) [YOUR KEY](#key) [your ref][1]',
  'cat < YOUR.txt',
  'if [ your = mine ]; then true; fi',
  'git config user.email "your_email@example.com"',
  'use a key such as sk-test in tests, or pk_live',
  'mktemp -d /tmp/build.XXXXXX; mktemp tmp-XXXXXX',
  'printf "\\x41"; echo 0xFFFF 0xxxx',
  'chmod u+xxx a; class="text-xxxl xx-large"',
  'POSTGRES_PASSWORD=changeme',
  'process.env.YOUR_API_KEY',
  'rm -rf your-folder; open your-file.txt',
  'npx create-next-app@latest my-app --yes',
  'echo "Here is your key"; echo your turn',
  'SELECT id FROM users WHERE key = ?',
  'docker run -e NODE_ENV=production image:latest',
  'const HERE = 1; goto HERE',
  'import { API_KEY } from "./config"',
  '<API_KEY.Provider value={x}>',
  'a < b && c > d',
  'for i in 1 2 3; do echo "$i"; done',
  'echo {a,b}; echo {1..3}',
  'grep -E "x{4,}" notes.txt',
  'curl https://example.com/…',
  'npm run build -- --outDir=dist...',
  'yourself, your-self, yours-key',
  'plain text',
];

describe('what the reader must replace', () => {
  test.each(found)('%j', (text, placeholders) => {
    expect(findPlaceholders(text)).toEqual(placeholders);
  });
});

describe('what only looks like it', () => {
  test.each(none)('%j', (text) => {
    expect(findPlaceholders(text)).toEqual([]);
  });
});

test('each is found where several stand together', () => {
  const text = 'a <YOUR_KEY> b sk-xxxxxxxx c [YOUR KEY HERE] d your_api_key e <YOUR_KEY>';
  const placeholders = ['<YOUR_KEY>', 'sk-xxxxxxxx', '[YOUR KEY HERE]', 'your_api_key'];
  expect(findPlaceholders(text)).toEqual(placeholders);
  expect(replacePlaceholders(text, () => '1')).toBe('a 1 b 1 c 1 d 1 e 1');
});

test.each([
  ['<YOUR_API_KEY>', 'MEANTIME_YOUR_API_KEY'],
  ['[YOUR KEY HERE]', 'MEANTIME_YOUR_KEY_HERE'],
  ['sk-xxxxxxxx', 'MEANTIME_SK_XXXXXXXX'],
  ['{{API_KEY}}', 'MEANTIME_API_KEY'],
])('%s is given by %s', (placeholder, variable) => {
  expect(placeholderVariable(placeholder)).toBe(variable);
});
