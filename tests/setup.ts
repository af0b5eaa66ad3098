import { spawnSync } from 'node:child_process';
import type { TestProject } from 'vitest/node';
import { isMeantimeError } from '../src/protocol/errors.ts';
import { systemShell } from '../src/walkthrough/find-browser.ts';
import { testLaunchOptions } from './harness/browser.ts';
import { compilePackage } from './harness/compile-package.ts';
import { openTransformCache } from './harness/transform-cache.ts';

/**
 * Runs once before the tests of what is built: compiles the package if its sources have changed, and
 * brings a browser where none is.
 */
export default function setup(project: TestProject): () => void {
  compilePackage();
  project.onTestsRerun(() => void compilePackage());
  ensureBrowser();
  return openTransformCache();
}

function ensureBrowser(): void {
  try {
    findBrowsers();
  } catch (error) {
    if (!isMeantimeError(error) || !canInstallPackages()) throw error;
    console.log('No browser found: installing Chromium with apt-get.');
    run('apt-get', ['update', '-qq']);
    const { status } = spawnSync('apt-cache', ['show', '--quiet', systemShell]);
    const names = status === 0 ? ['chromium', systemShell] : ['chromium'];
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names]);
    findBrowsers();
  }
}

/** Nearly all tests have one without a window, which is far faster where it is there; a few need the other. */
function findBrowsers(): void {
  testLaunchOptions();
  testLaunchOptions({ hasWindows: true });
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
