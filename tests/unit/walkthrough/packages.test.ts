import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { PackageCache } from '../../../src/walkthrough/registry/package-cache.ts';
import { readTarball } from '../../../src/walkthrough/registry/read-tarball.ts';
import { registryEnvironment } from '../../../src/walkthrough/registry/registry-environment.ts';
import {
  servePackages,
  type PackageSources,
} from '../../../src/walkthrough/registry/serve-packages.ts';
import { freePort } from '../../harness/free-port.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

const run = promisify(execFile);

async function pack(name: string, version: string, more: object = {}): Promise<string> {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, 'run.js'),
    `#!/usr/bin/env node\nconsole.log('${name} ${version}');\n`,
  );
  const manifest = { name, version, bin: { [name.split('/').at(-1) ?? '']: 'run.js' }, ...more };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const { stdout } = await run('npm', ['pack', '--json'], { cwd: folder });
  const [packed] = JSON.parse(stdout) as { filename: string }[]; // npm's own format
  return join(folder, packed?.filename ?? '');
}

async function serve(sources: Partial<PackageSources>) {
  const served = await servePackages({
    packed: [],
    upstream: 'http://127.0.0.1:9/',
    env: {},
    ...sources,
  });
  onTestFinished(served.close);
  return served;
}

/** What a package manager does in an empty folder and home. */
async function inProject(
  url: string,
  words: readonly string[],
): Promise<{ folder: string; said: string }> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'package.json'), '{"name":"project","private":true}');
  mkdirSync(join(folder, 'home'));
  const [program = '', ...args] = words;
  const env = {
    PATH: process.env['PATH'],
    HOME: join(folder, 'home'),
    ...registryEnvironment(url, {}),
  };
  const ended = await run(program, args, { cwd: folder, env }).catch(
    (error: unknown) => error as { stdout: string; stderr: string },
  ); // of `execFile`
  return { folder, said: ended.stdout + ended.stderr };
}

const installed = (folder: string, name: string): unknown =>
  (
    JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')) as {
      version: string;
    }
  ).version;

test.each([
  ['npm', ['npm', 'install', '--no-audit', '--no-fund']],
  ['pnpm', ['pnpm', 'add']],
])('%s gets what is not released, and all else from the registry', async (_name, words) => {
  const dependency = readTarball(await pack('of-registry', '1.0.0'));
  const released = readTarball(await pack('@acme/tool', '1.0.0'));
  const upstream = await serve({ packed: [dependency, released] });
  const unreleased = readTarball(
    await pack('@acme/tool', '2.0.0-next.1', { dependencies: { 'of-registry': '^1.0.0' } }),
  );
  const { url } = await serve({ packed: [unreleased], upstream: upstream.url });
  for (const asked of ['@acme/tool', '@acme/tool@latest', '@acme/tool@2.0.0-next.1']) {
    const { folder, said } = await inProject(url, [...words, asked]);
    expect(installed(folder, '@acme/tool'), said).toBe('2.0.0-next.1');
  }
  const { said } = await inProject(url, [...words, '@acme/tool@1.0.0']);
  expect(said).toMatch(
    /No matching version found for @acme\/tool@1\.0\.0|ERR_PNPM_NO_MATCHING_VERSION/,
  );
});

test('npx runs what is not released', async () => {
  const { url } = await serve({ packed: [readTarball(await pack('create-acme', '3.0.0'))] });
  const { said } = await inProject(url, ['npm', 'create', '--yes', 'acme']);
  expect(said).toContain('create-acme 3.0.0');
});

test('what was loaded once is there without the registry, and nothing else', async () => {
  const folder = temporaryFolder();
  const upstream = await servePackages({
    packed: [
      readTarball(await pack('kept', '1.0.0')),
      readTarball(await pack('not-kept', '1.0.0')),
    ],
    upstream: `http://127.0.0.1:${await freePort()}/`,
    env: {},
  });
  const sources = { upstream: upstream.url, cache: new PackageCache(folder) };
  const install = ['npm', 'install', '--no-audit', '--no-fund'];
  const first = await serve(sources);
  const online = await inProject(first.url, [...install, 'kept']);
  expect(installed(online.folder, 'kept'), online.said).toBe('1.0.0');
  await upstream.close();

  const second = await serve(sources);
  const offline = await inProject(second.url, [...install, 'kept']);
  expect(installed(offline.folder, 'kept'), offline.said).toBe('1.0.0');
  const other = await inProject(second.url, [...install, 'not-kept']);
  expect(other.said).toContain('E503');

  // What has been changed on disk is not taken for what was loaded.
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.body'))) {
    writeFileSync(join(folder, name), 'changed');
  }
  const spoilt = await inProject(second.url, [...install, 'kept']);
  expect(spoilt.said).toContain('E503');
});

test('says what is wrong with a tarball', async () => {
  const file = join(temporaryFolder(), 'tool.tgz');
  writeFileSync(file, 'no tarball');
  expect(() => readTarball(file)).toThrow('it is no gzipped tar file');
  const nameless = await pack('nameless', '1.0.0');
  expect(readTarball(nameless)).toMatchObject({ name: 'nameless', version: '1.0.0' });
});
