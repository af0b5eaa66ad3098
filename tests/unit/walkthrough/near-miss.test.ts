import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nearMiss } from '../../../src/walkthrough/walk/near-miss.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

function missed(command: string, printed: string[], ports: number[] = []): string | undefined {
  const folder = temporaryFolder();
  for (const name of ['python3', 'npm']) writeFileSync(join(folder, name), '');
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'src/main.js'), '');
  mkdirSync(join(folder, 'node_modules/express'), { recursive: true });
  return nearMiss({ command, printed, path: folder, folder, ports });
}

test.each<[what: string, command: string, printed: string[], ports: number[]]>([
  ['a program', 'pyhton3 -q', ['bash: pyhton3: command not found'], []],
  ['a file', 'rollup src/man.js', ['Could not resolve entry module "src/man.js".'], []],
  ['a package', 'node app.js', ["Error: Cannot find module 'expres'"], []],
  ['a port', 'redis-cli -p 81', ['Could not connect to Redis at 127.0.0.1:81: refused'], [80]],
  ['a port, in silence', 'curl -s http://localhost:81/', [], [80]],
  ['a port where nothing runs', 'curl http://localhost:81', ['port 81: Connection refused'], []],
])('says what is near to %s', (_what, command, printed, ports) => {
  expect(missed(command, printed, ports)).toMatchSnapshot();
});

test.each<[what: string, command: string, printed: string[], ports: number[]]>([
  ['a short name that is near to another', 'pnpm i', ['bash: pnpm: command not found'], []],
  ['a name that is near to none', 'frobnicate', ['bash: frobnicate: command not found'], []],
  ['a file that is there', 'node src/main.js', ['src/main.js: failed'], []],
  ['a file of which nothing is said', 'tool --out src/man.js', ['failed'], []],
  ['a port where the page serves', 'curl localhost:80', ['port 80: Connection refused'], [80]],
  ['another failure', 'make', ['make: *** [x] Error 1'], [80]],
])('says nothing of %s', (_what, command, printed, ports) => {
  expect(missed(command, printed, ports)).toBeUndefined();
});
