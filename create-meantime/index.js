#!/usr/bin/env node
// Installs Meantime in the folder that is named, and lets its `meantime init` do the rest.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';

const words = process.argv.slice(2);
const options = words.filter((word) => word.startsWith('-'));
const [named = '.', ...others] = words.filter((word) => !word.startsWith('-'));

if (others.length > 0) {
  stop(`Name one folder, not ${String(others.length + 1)}: npm create meantime@latest my-docs`);
}
if (options.some((option) => option === '--help' || option === '-h')) {
  process.stdout.write('npm create meantime@latest [folder] -- [--yes] [--title=<text>]\n');
  process.exit(0);
}

const folder = resolve(named);
mkdirSync(folder, { recursive: true });
const file = join(folder, 'package.json');
if (!existsSync(file)) {
  const described = { name: packageName(basename(folder)), private: true, type: 'module' };
  writeFileSync(file, `${JSON.stringify(described, null, 2)}\n`, { flag: 'wx' });
}

const [agent = ''] = (process.env['npm_config_user_agent'] ?? '').split('/');
const manager = ['pnpm', 'yarn', 'bun'].includes(agent) ? agent : 'npm';
// All at once, so that nothing is resolved twice. A version that the project has is left alone.
const present = installedBy(file);
const missing = ['astro', 'meantime', 'playwright', '@lydell/node-pty', '@xterm/headless'].filter(
  (name) => !present.has(name),
);
if (missing.length > 0) {
  process.stdout.write(`Installing in ${named}: ${missing.join(' ')}\n`);
  const add = manager === 'npm' ? ['install', '--no-audit', '--no-fund'] : ['add'];
  run(manager, [...add, ...missing], folder);
}
const own = createRequire(file).resolve('meantime/package.json');
run(process.execPath, [join(dirname(own), 'lib/src/cli/bin.js'), 'init', named, ...options]);

/** @param {string} text */
function packageName(text) {
  const name = text.toLowerCase().replaceAll(/[^a-z0-9._-]+/g, '-');
  return name.replace(/^[._-]+/, '') || 'docs';
}

/** @param {string} path */
function installedBy(path) {
  /** @type {unknown} */
  const described = JSON.parse(readFileSync(path, 'utf8'));
  const { dependencies, devDependencies } =
    /** @type {{ dependencies?: object, devDependencies?: object }} */ (described);
  return new Set([dependencies, devDependencies].flatMap((all) => Object.keys(all ?? {})));
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {string} [cwd]
 */
function run(program, args, cwd) {
  const { status, error } = spawnSync(program, args, {
    cwd,
    stdio: 'inherit',
    // There npm is a script.
    shell: process.platform === 'win32' && program !== process.execPath,
  });
  if (error) stop(`${program} could not be run: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

/** @param {string} message */
function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(3);
}
