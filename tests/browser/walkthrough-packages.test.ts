import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isMeantimeError } from '../../src/protocol/errors.ts';
import { readTarball } from '../../src/walkthrough/registry/read-tarball.ts';
import { servePackages } from '../../src/walkthrough/registry/serve-packages.ts';
import { freePort } from '../harness/free-port.ts';
import { walkedProject, type WalkedProject } from './walkthrough-run.ts';
import { broken, run, writeSite } from './walkthrough-site.ts';

function newProject(): WalkedProject {
  const project = walkedProject();
  onTestFinished(project.remove);
  return project;
}

/** @returns path of its tarball */
function pack({ root }: WalkedProject, name: string): string {
  const folder = join(root, 'packages', name);
  mkdirSync(folder, { recursive: true });
  const manifest = { name, version: '2.0.0-next.0', bin: 'run.js' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'run.js'), `#!/usr/bin/env node\nconsole.log("${name} runs")\n`);
  execFileSync('npm', ['pack'], { cwd: folder, stdio: 'ignore' });
  return join(folder, `${name}-2.0.0-next.0.tgz`);
}

const npmEnv = (registry: string) => ({ npm_config_registry: registry });

test('newcomers have a tarball and a folder of programs that are not released', async () => {
  const project = newProject();
  const programs = join(project.root, 'programs');
  mkdirSync(programs);
  writeFileSync(join(programs, 'next-tool'), '#!/bin/sh\necho next-tool runs\n');
  chmodSync(join(programs, 'next-tool'), 0o755);
  const [major = ''] = process.versions.node.split('.');
  const needs = [{ name: `node ${major}` }, { name: 'next-tool' }];
  writeSite(project.dist, [
    broken('installs', [run('npm install acme-tool\nnpx acme-tool')], { needs }),
    broken('runs', [run('next-tool')], { needs }),
    broken('asks-for-another', [run('npm install acme-tool@1.0.0')]),
  ]);
  const gone = `http://127.0.0.1:${await freePort()}/`;
  const given = { with: [pack(project, 'acme-tool'), programs] };
  expect(await project.walk(given, { env: npmEnv(gone) })).toBe(2);
  expect(project.failure('installs')).toBe('held');
  expect(project.failure('runs')).toBe('held');
  expect(project.result('asks-for-another').failure?.code).toBe('command-failed');
});

test('a walk is repeated without its registry, and names it for what was not kept', async () => {
  const project = newProject();
  const upstream = await servePackages({
    packed: [readTarball(pack(project, 'kept')), readTarball(pack(project, 'other'))],
    upstream: `http://127.0.0.1:${await freePort()}/`,
    env: {},
  });
  const quickstart = (name: string) => broken(name, [run(`npm install ${name}\nnpx ${name}`)]);
  const options = { cache: 'packages' };
  const env = npmEnv(upstream.url);
  writeSite(project.dist, [quickstart('kept')]);
  expect(await project.walk(options, { env })).toBe(0);
  await upstream.close();
  expect(await project.walk(options, { env })).toBe(0);

  writeSite(project.dist, [quickstart('kept'), quickstart('other')]);
  expect(await project.walk(options, { env })).toBe(4);
  expect(project.failure('kept')).toBe('held');
  const { failure } = project.result('other');
  expect(failure).toMatchObject({ code: 'network-unreached', isUnjudged: true });
  expect(failure?.message).toContain(`while ${upstream.url}other cannot be reached`);
});

test('says what cannot be given', async () => {
  const project = newProject();
  writeSite(project.dist, [broken('any', [run('true')])]);
  mkdirSync(join(project.root, 'empty'));
  writeFileSync(join(project.root, 'tool.tgz'), 'no tarball');
  const told = async (options: Parameters<WalkedProject['walk']>[0]) => {
    const outcome = await project.walk(options).catch((error: unknown) => error);
    if (!isMeantimeError(outcome)) throw outcome;
    return `${outcome.message}\n${outcome.hint ?? ''}`;
  };
  expect(await told({ with: ['nowhere.tgz'] })).toMatchSnapshot();
  expect(await told({ with: ['empty'] })).toMatchSnapshot();
  expect(await told({ with: ['tool.tgz'] })).toMatchSnapshot();
});
