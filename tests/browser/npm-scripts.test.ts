import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openLink } from '../harness/as-team.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('what npm start ends with serves the built site and its report, and stays up', async () => {
  // The script of package.json itself; `npm start` builds before it, as `npm test` has done.
  const child = spawn('npm', ['run', '--silent', 'serve', '--', '--port', '0'], {
    cwd: root,
    // A group of its own, because npm does not hand its own end on to what it started.
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  try {
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    const urls = [await lines.next(), await lines.next()].map(
      ({ value }) => /http:\S+/.exec(String(value))?.[0] ?? '',
    );
    const [site = '', link = ''] = urls;
    expect(await (await fetch(site)).text()).toContain('How long does hello world take?');
    const report = await fetch(new URL('./', link), { headers: await openLink(link) });
    expect(await report.text()).toContain('Mean time to hello world');
    expect(child.exitCode).toBeNull();
  } finally {
    process.kill(-(child.pid ?? 0), 'SIGTERM');
    await exit;
  }
});
