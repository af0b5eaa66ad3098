import { expect, test } from 'vitest';
import { packageCommands } from '../../../integrations/docs/components/package-commands.ts';

const spelt: Record<string, [pnpm: string, yarn: string, bun: string]> = {
  'npm install': ['pnpm install', 'yarn install', 'bun install'],
  'npm ci': [
    'pnpm install --frozen-lockfile',
    'yarn install --immutable',
    'bun install --frozen-lockfile',
  ],
  'npm install hono': ['pnpm add hono', 'yarn add hono', 'bun add hono'],
  'npm i -D --save-exact tsx@4.1.0': [
    'pnpm add -D -E tsx@4.1.0',
    'yarn add -D -E tsx@4.1.0',
    'bun add -d -E tsx@4.1.0',
  ],
  'npm install -g hono': ['pnpm add -g hono', 'npm install -g hono', 'bun add -g hono'],
  'npm uninstall hono': ['pnpm remove hono', 'yarn remove hono', 'bun remove hono'],
  'npm update': ['pnpm update', 'yarn up', 'bun update'],
  'npm run build': ['pnpm run build', 'yarn run build', 'bun run build'],
  'npm run build -- --watch': [
    'pnpm run build --watch',
    'yarn run build --watch',
    'bun run build --watch',
  ],
  'npm test': ['pnpm run test', 'yarn run test', 'bun run test'],
  'npm create astro@latest my-site -- --yes': [
    'pnpm create astro@latest my-site --yes',
    'yarn create astro my-site --yes',
    'bun create astro@latest my-site --yes',
  ],
  'npm init -y': ['pnpm init -y', 'yarn init -y', 'bun init -y'],
  'npx --yes degit a/b': ['pnpm dlx degit a/b', 'yarn dlx degit a/b', 'bunx degit a/b'],
  'npm install hono && npm run dev': [
    'pnpm add hono && pnpm run dev',
    'yarn add hono && yarn run dev',
    'bun add hono && bun run dev',
  ],
};

test.each(Object.entries(spelt))('%s', (command, others) => {
  const found = packageCommands(command, false);
  expect(found.map(({ manager }) => manager)).toEqual(['npm', 'pnpm', 'yarn', 'bun']);
  expect(found.map((one) => one.command)).toEqual([command, ...others]);
});

test('what npx runs may be a dependency', () => {
  const commands = packageCommands('npx astro dev', true).map(({ command }) => command);
  expect(commands).toEqual([
    'npx astro dev',
    'pnpm exec astro dev',
    'yarn exec astro dev',
    'bunx astro dev',
  ]);
});

test.each([
  '',
  'hono',
  'pnpm add hono',
  'npm',
  'npm publish',
  'npm view hono',
  'npm install --ignore-scripts hono',
  'npx',
  'npm install hono && make',
  'npm update -g',
])('none for %j', (command) => {
  expect(packageCommands(command, false)).toEqual([]);
});
