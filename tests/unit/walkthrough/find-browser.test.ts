import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { browserLaunchOptions } from '../../../src/walkthrough/find-browser.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

const full = 'own/chromium-1255/chrome-linux64/chrome';
const shell =
  'own/chromium_headless_shell-1255/chrome-headless-shell-linux64/chrome-headless-shell';

function machineWith(...files: string[]): (isHeaded?: boolean) => string | undefined {
  const folder = temporaryFolder();
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '');
    chmodSync(join(folder, file), 0o755);
  }
  return (isHeaded = false) =>
    browserLaunchOptions({
      ownExecutable: join(folder, full),
      searchPath: `${join(folder, 'first')}:${join(folder, 'second')}`,
      isHeaded,
    }).executablePath?.slice(folder.length + 1);
}

test("Playwright's own comes first, without a window where none is wanted", () => {
  const find = machineWith(full, shell, 'first/chromium');
  expect(find()).toBe(shell);
  expect(find(true)).toBe(full);
  expect(machineWith(full, 'first/chromium-headless-shell')()).toBe(full);
  expect(machineWith(shell)()).toBe(shell);
});

test('of the system, too, the one without a window comes first, wherever it is', () => {
  const find = machineWith(
    'first/google-chrome',
    'first/chromium',
    'second/chromium-headless-shell',
  );
  expect(find()).toBe('second/chromium-headless-shell');
  expect(find(true)).toBe('first/chromium');
});

test('where somebody looks on, one without a window is none', () => {
  const find = machineWith(shell, 'first/chromium-headless-shell');
  expect(() => find(true)).toThrow('Neither');
  expect(() => machineWith()()).toThrow('Neither');
});
