import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ownPackage } from '../../../src/package/own-package.ts';
import { complaintAboutNode, wordRange } from '../../../src/package/node-version.ts';
import { describeError } from '../../harness/message-of.ts';

const root = join(import.meta.dirname, '../../..');
const { engines, peerDependencies } = ownPackage();

it.each<[version: string, range: string, isFine: boolean]>([
  ['18.20.0', '^22.13.0 || >=24.0.0', false],
  ['22.12.9', '^22.13.0 || >=24.0.0', false],
  ['22.13.0', '^22.13.0 || >=24.0.0', true],
  ['22.20.1', '^22.13.0 || >=24.0.0', true],
  ['23.11.1', '^22.13.0 || >=24.0.0', false],
  ['24.0.0', '^22.13.0 || >=24.0.0', true],
  ['27.1.0-nightly', '^22.13.0 || >=24.0.0', true],
  ['24.1.1', '>=24.1.2', false],
  ['24.1.2', '>=24.1.2', true],
])('Node %s is in %s: %s', (version, range, isFine) => {
  const complaint = complaintAboutNode({ version, executable: 'node' }, range);
  expect(complaint === undefined).toBe(isFine);
});

it('says which versions there are to choose from', () => {
  const place = { version: '20.11.0', executable: '/usr/bin/node' };
  expect(describeError(complaintAboutNode(place, '^22.13.0 || >=24.0.0'))).toMatchInlineSnapshot(`
    "This Node.js is not supported. [node-unsupported]
    Meantime needs Node.js 22 (22.13 or later) or 24 or later, and this is 20.11.0 (/usr/bin/node).
    Install another one from https://nodejs.org, or add it to the project: npm install --save-dev node"
  `);
});

it('the range in package.json is of a form that is understood, to the letter', () => {
  expect(engines.node).toMatch(/^(?:\^|>=)\d+\.\d+\.0(?: \|\| (?:\^|>=)\d+\.\d+\.0)*$/);
});

it.each(['content/quickstart.mdx', 'README.md'])(
  '%s names the versions of package.json',
  (page) => {
    expect(readFileSync(join(root, page), 'utf8')).toContain(`Node ${wordRange(engines.node)}`);
  },
);

it('the requirements name the versions of package.json', () => {
  const page = readFileSync(join(root, 'content/reference/requirements.mdx'), 'utf8');
  const versions = /^\| Node +\| (.*?) +\|$/m.exec(page)?.[1];
  expect(versions).toBe(wordRange(engines.node));
  const astro = /^\| Astro +\| (.*?) +\|$/m.exec(page)?.[1];
  expect(astro).toBe(`${peerDependencies.astro.slice(1)} or later, below 8`);
});

it('the Node that tests call the minimum is the lowest of package.json', () => {
  const text = readFileSync(join(root, 'tests/nodes/minimum/package.json'), 'utf8');
  const { dependencies } = JSON.parse(text) as { dependencies: { node: string } }; // our own file
  expect(engines.node.split(' ')[0]).toBe(`^${dependencies.node}`);
});
