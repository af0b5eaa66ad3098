import { spawnSync } from 'node:child_process';
import { isMeantimeError } from '../src/protocol/errors.ts';
import { testLaunchOptions } from './harness/browser.ts';

/** Runs once before all tests: compiles what they run, and brings a browser where none is. */
export default function setup(): void {
  run('npx', ['tsc', '-p', 'tsconfig.build.json']);
  ensureBrowser();
}

function ensureBrowser(): void {
  try {
    testLaunchOptions();
  } catch (error) {
    if (!isMeantimeError(error) || !canInstallPackages()) throw error;
    console.log('No browser found: installing Chromium with apt-get.');
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
    testLaunchOptions();
  }
}

function canInstallPackages(): boolean {
  return process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
}

function run(command: string, args: string[]): void {
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed with status ${status}.`);
}
