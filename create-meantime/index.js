#!/usr/bin/env node
// Installs Meantime in the folder that is named, and lets its `meantime init` do the rest.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

const { values, positionals } = readWords();
const { yes: isSure = false, title, help: isHelp } = values;
const [named = '.', ...others] = positionals;

if (isHelp) {
  process.stdout.write('npm create meantime@latest [folder] -- [--yes] [--title <text>]\n');
  process.exit(0);
}
if (others.length > 0) {
  stop(`Name one folder, not ${String(positionals.length)}: npm create meantime@latest my-docs`);
}

const folder = resolve(named);
mkdirSync(folder, { recursive: true });
const file = join(folder, 'package.json');
if (!existsSync(file)) {
  const found = readdirSync(folder).filter((name) => !/^(?:\.|README|LICEN[CS]E)/i.test(name));
  if (found.length > 0 && !isSure) {
    stop(
      `${named} holds ${found.slice(0, 5).join(', ')} and no package.json. Name another folder, or add -- --yes to make the site there: what is there stays as it is.`,
    );
  }
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
const options = [...(isSure ? ['--yes'] : []), ...(title === undefined ? [] : ['--title', title])];
run(process.execPath, [join(dirname(own), 'lib/src/cli/bin.js'), 'init', named, ...options]);

function readWords() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        yes: { type: 'boolean', short: 'y' },
        title: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return stop(`${messageOf(error)} It takes: [folder] -- [--yes] [--title <text>]`);
  }
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/** @param {string} text */
function packageName(text) {
  const name = text.toLowerCase().replaceAll(/[^a-z0-9._-]+/g, '-');
  return name.replace(/^[._-]+/, '') || 'docs';
}

/** @param {string} path */
function installedBy(path) {
  try {
    /** @type {unknown} */
    const described = JSON.parse(readFileSync(path, 'utf8'));
    const { dependencies, devDependencies } =
      /** @type {{ dependencies?: object, devDependencies?: object }} */ (described);
    return new Set([dependencies, devDependencies].flatMap((all) => Object.keys(all ?? {})));
  } catch (error) {
    return stop(`${path} cannot be read, so nothing was done: ${messageOf(error)}`);
  }
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

/**
 * @param {string} message
 * @returns {never}
 */
function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(3);
}
