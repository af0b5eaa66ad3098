import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { walkedProject } from './walkthrough-run.ts';
import { broken, run, writeSite } from './walkthrough-site.ts';

const project = walkedProject();
const [major = ''] = process.versions.node.split('.');
const node = { name: `node ${major}` };
let exitCode: number;

/** A program that the machine has. */
function install(folder: string, name: string, script: string): void {
  const file = join(folder, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

beforeAll(async () => {
  const machine = join(project.root, 'machine/bin');
  install(machine, 'authors-tool', 'echo theirs');
  install(machine, 'old-tool', 'echo old-tool version 1.4.0');
  const folder = machine.replaceAll("'", '');
  writeSite(project.dist, [
    broken('named', [run('npm --version && npx --version\nauthors-tool')], {
      needs: [node, { name: 'authors-tool' }, { name: 'account at example.com', ms: 60_000 }],
    }),
    broken(
      'base',
      [run('printf "b\\na\\n" | sort | head -n 1 && which sh && ps | grep -c . && curl --version')],
      {
        needs: [{ name: 'GitHub account' }],
      },
    ),
    broken('not-named', [run('true'), run('echo one\nauthors-tool')], { needs: [node] }),
    broken('in-pipeline', [run('authors-tool | cat')], { needs: [node] }),
    broken('node-not-named', [run('node --version')], { needs: [{ name: 'authors-tool' }] }),
    broken('nowhere', [run('no-such-tool')], { needs: [node] }),
    broken('not-on-machine', [run('true')], { needs: [node, { name: 'absent-tool', line: 7 }] }),
    broken('other-version', [run('true')], { needs: [{ name: 'old-tool 2', line: 6 }] }),
    broken('later-version', [run('old-tool')], { needs: [{ name: 'old-tool 1.2' }] }),
    broken(
      'installs-for-all',
      [
        run(
          `printf '#!/bin/sh\\necho made\\n' > '${folder}/made-tool' && chmod +x '${folder}/made-tool'`,
        ),
        run('made-tool'),
      ],
      { needs: [node] },
    ),
    broken(
      'installs-with-npm',
      [
        {
          role: 'save',
          title: 'tool/package.json',
          text: '{"name":"npm-tool","version":"1.0.0","bin":"run.js"}',
        },
        { role: 'save', title: 'tool/run.js', text: '#!/usr/bin/env node\nconsole.log("by npm")' },
        run('npm install --global ./tool\nnpm-tool'),
      ],
      { needs: [node] },
    ),
    broken('without-needs', [run('authors-tool\nnode --version')]),
  ]);
  const path = `${machine}:${process.env['PATH'] ?? ''}`;
  exitCode = await project.walk({}, { env: { PATH: path } });
});

afterAll(() => {
  project.remove();
});

test.each([
  'named',
  'base',
  'later-version',
  'installs-for-all',
  'installs-with-npm',
  'without-needs',
])('has what the page names: %s', (id) => {
  expect(project.failure(id)).toBe('held');
});

test.each(['not-named', 'in-pipeline', 'node-not-named', 'nowhere'])(
  'has no more than that: %s',
  (id) => {
    expect(project.failure(id)).toMatchSnapshot();
    expect(project.result(id).failure?.isUnjudged).toBeUndefined();
  },
);

test.each(['not-on-machine', 'other-version'])('says what the machine lacks: %s', (id) => {
  expect(project.failure(id)).toMatchSnapshot();
  expect(project.result(id).failure?.isUnjudged).toBe(true);
});

test('ends with the exit code for wrong docs', () => {
  expect(exitCode).toBe(2);
});
