import { freePort } from '../harness/free-port.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, cpSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../harness/temporary.ts';
import {
  demand,
  execute,
  npmInstall,
  packMeantime,
  root,
  writeProject,
} from '../package/project.ts';
import { builtSite } from '../unit/collector/drive-command.ts';
import { exampleOf } from '../harness/example-of.ts';
import { onlyOne, readDockerfile, variablesOf, wordsOf } from './read-dockerfile.ts';

/** The user `node` of Docker's images. */
const nodeUser = 1000;
const isRoot = process.getuid?.() === 0;
const instructions = readDockerfile(exampleOf('Dockerfile'));
const variables = variablesOf(instructions);

if (!isRoot) {
  it.skip('the Dockerfile cannot be judged: only root becomes another user', () => undefined);
}

it.runIf(isRoot)('what the Dockerfile of the docs does gives a site that runs', async () => {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  const image = join(folder, 'image');
  const programs = await programsIn(folder);
  await build(await project(folder), image, programs);

  // The port is not written down twice, and nothing else listens on another machine's requests here.
  const own = { MEANTIME_PORT: String(await freePort()), MEANTIME_HOST: '127.0.0.1' };
  const env = { ...variables, ...own, PATH: programs };
  const asNode = { cwd: image, env, uid: nodeUser, gid: nodeUser };
  const [program, ...words] = wordsOf(onlyOne(instructions, 'CMD'));
  const server = spawn(program, words, { ...asNode, stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => {
    server.kill('SIGKILL');
  });
  const isHealthy = async () => {
    const [check, ...rest] = wordsOf(onlyOne(instructions, 'HEALTHCHECK').replace(/^CMD /, ''));
    const child = spawn(check, rest, { ...asNode, stdio: 'inherit' });
    await once(child, 'exit');
    return child.exitCode === 0;
  };
  const [printed] = (await once(server.stdout.setEncoding('utf8'), 'data')) as [string]; // its encoding is set
  expect(printed).toContain(`Report  ${variables['MEANTIME_PUBLIC_URL']}/_meantime/sign-in?key=`);
  expect(await isHealthy()).toBe(true);
  const home = await fetch(`http://127.0.0.1:${own.MEANTIME_PORT}/`);
  expect(await home.text()).toContain('Home');
  for (const file of ['runs.db', 'runs.db.token']) {
    const { uid, mode } = statSync(join(image, '.meantime', file));
    expect([file, uid, mode & 0o777]).toEqual([file, nodeUser, 0o600]);
  }

  server.kill('SIGTERM');
  await once(server, 'exit');
  expect(server.exitCode).toBe(0);
  expect(await isHealthy()).toBe(false);
});

it('the Dockerfile of the docs is of a Node that is supported, and fits itself', () => {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    engines: { node: string };
  }; // our own file
  const [, major] = /^node:(\d+)-slim$/.exec(onlyOne(instructions, 'FROM')) ?? [];
  expect(engines.node).toContain(`>=${major}.`);
  expect(onlyOne(instructions, 'USER')).toBe('node');
  expect(onlyOne(instructions, 'VOLUME')).toBe(`${onlyOne(instructions, 'WORKDIR')}/.meantime`);
  expect(onlyOne(instructions, 'EXPOSE')).toBe(variables['MEANTIME_PORT']);
  expect(variables['MEANTIME_HOST']).toBe('0.0.0.0');
});

/** Does what stands in the file until the user is changed, in a folder that takes the place of the image. */
async function build(context: string, image: string, path: string): Promise<void> {
  mkdirSync(image);
  for (const { name, rest } of instructions) {
    if (name === 'USER') return;
    if (name === 'COPY') copy(rest.split(/\s+/), context, image);
    else if (name === 'RUN') {
      const env = {
        PATH: path,
        npm_config_prefer_offline: 'true',
        npm_config_update_notifier: 'false',
      };
      await demand(['sh', '-c', rest], image, env);
    } else if (name !== 'FROM' && name !== 'WORKDIR') throw new Error(`${name} is not known here.`);
  }
}

function copy(words: readonly string[], context: string, image: string): void {
  const to = words.at(-1) ?? '';
  for (const from of words.slice(0, -1)) {
    const target = to.endsWith('/') ? join(to, basename(from)) : to;
    cpSync(join(context, from), join(image, target), { recursive: true });
  }
}

/** A project with a built site that has installed what is packed here. */
async function project(folder: string): Promise<string> {
  const archive = await packMeantime(folder);
  const context = join(folder, 'context');
  mkdirSync(context);
  cpSync(join(builtSite(), 'dist'), join(context, 'dist'), { recursive: true });
  writeProject(context);
  await npmInstall(context, [archive]);
  return context;
}

/** The Node of this test for a user who may not go where it is, and what else there is. */
async function programsIn(folder: string): Promise<string> {
  const own = join(folder, 'bin');
  mkdirSync(own);
  copyFileSync(process.execPath, join(own, 'node'));
  const path = `${own}:${process.env['PATH'] ?? ''}`;
  const { output } = await execute(['node', '--version'], folder, { PATH: path });
  expect(output.trim()).toBe(process.version);
  return path;
}
