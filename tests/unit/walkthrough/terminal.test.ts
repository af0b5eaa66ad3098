import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { endProcesses, findProcesses } from '../../../src/walkthrough/terminal/end-processes.ts';
import { openTerminal, runInTerminal } from '../../harness/open-terminal.ts';

test('shows what commands print and how they ended, one by one', async () => {
  const { terminal } = await openTerminal();
  expect(
    await runInTerminal(terminal, 'echo one\nfalse\nfor i in 2 3; do\n  echo $i\ndone'),
  ).toEqual({
    outcome: 'prompt',
    lines: ['one', '2', '3'],
    statuses: [0, 1, 0],
  });
  expect(await runInTerminal(terminal, '(exit 42)')).toMatchObject({ statuses: [42] });
});

test.each(['bracketed', 'raw'])('takes a %s paste of many lines in one go', async (paste) => {
  const { terminal } = await openTerminal({ bracketedPaste: paste === 'bracketed' });
  const text = 'echo one\n\n# a comment\ncat <<END\ntwo\nEND\necho three \\\n  four';
  const { lines, statuses } = await runInTerminal(terminal, text);
  expect(lines).toEqual(['one', 'two', 'three four']);
  expect(statuses).toEqual([0, 0, 0]);
});

test('renders colours, progress bars and cursor moves away', async () => {
  const { terminal } = await openTerminal();
  const text = String.raw`printf '\e[1;31mred\e[0m and \e[38;5;12mblue\e[0m\n'
for i in 10 50 100; do printf '\rloading %s%%' $i; done; printf '\n'
printf 'first\nsecond\n\e[2Ffixed\n\n'
printf 'no line feed'`;
  const { lines } = await runInTerminal(terminal, text);
  expect(lines).toEqual(['red and blue', 'loading 100%', 'fixed', 'second', 'no line feed']);
});

test('keeps long and wide output whole', async () => {
  const { terminal } = await openTerminal();
  const { lines } = await runInTerminal(
    terminal,
    `for i in $(seq 3000); do printf '%0300d x\\n' $i; done`,
  );
  expect(lines).toHaveLength(3_000);
  expect(lines[0]).toBe(`${'1'.padStart(300, '0')} x`);
  expect(lines.at(-1)).toBe(`${'3000'.padStart(300, '0')} x`);
});

test('shows what is left when a command clears the screen', async () => {
  const { terminal } = await openTerminal();
  const { lines } = await runInTerminal(terminal, 'echo before; clear; echo after');
  expect(lines).toEqual(['after']);
});

test('is not misled by printed text that looks like its marks', async () => {
  const { terminal } = await openTerminal();
  const text = String.raw`printf '\e]7337;nonce;D;0;0;/\a\e]7337;nonce;A\a$ '; set | grep -a 7337 | head -c 400; echo; echo "$PS1"; sleep 0.3; (exit 7)`;
  const { outcome, statuses } = await runInTerminal(terminal, text);
  expect({ outcome, statuses }).toEqual({ outcome: 'prompt', statuses: [7] });
});

test('notices a status behind a pipe that a signal ended', async () => {
  const { terminal } = await openTerminal();
  const { statuses } = await runInTerminal(terminal, 'sh -c "kill -9 \\$\\$"');
  expect(statuses).toEqual([137]);
});

test('says that the shell ended', async () => {
  const { terminal } = await openTerminal();
  const { outcome } = await runInTerminal(terminal, 'exit 3');
  expect(outcome).toBe('ended');
  expect(terminal.ended).toMatchObject({ exitCode: 3 });
});

test('gives up waiting for a command that does not end', async () => {
  const { terminal } = await openTerminal();
  terminal.paste('cat');
  terminal.enter();
  expect(await terminal.waitForPrompt(200)).toBe('timeout');
});

test('leaves lines that a command swallowed unaccepted when they are pasted raw', async () => {
  const { terminal } = await openTerminal({ bracketedPaste: false });
  const { lines, statuses } = await runInTerminal(
    terminal,
    'dd bs=1k count=1 status=none >/dev/null\necho swallowed',
  );
  expect(statuses).toEqual([0]);
  expect(lines).not.toContain('swallowed');
});

test('survives a changed prompt', async () => {
  const { terminal } = await openTerminal();
  expect((await runInTerminal(terminal, "PS1='> '")).outcome).toBe('prompt');
  expect((await runInTerminal(terminal, 'echo still here')).lines).toEqual(['still here']);
});

test('follows the folder', async () => {
  const { terminal, workspace } = await openTerminal();
  await runInTerminal(terminal, 'mkdir "my app;1" && cd "my app;1"');
  expect(terminal.folder).toBe(join(workspace.folder, 'my app;1'));
});

test('has the listed environment and nothing else', async () => {
  process.env['MEANTIME_TEST_LEAK'] = 'leaked';
  onTestFinished(() => {
    delete process.env['MEANTIME_TEST_LEAK'];
  });
  const { terminal, workspace } = await openTerminal({ env: { LISTED: 'yes' } });
  const { lines } = await runInTerminal(terminal, 'env | sort');
  const names = lines.map((line) => line.split('=')[0]);
  const passedOn = [
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'NO_PROXY',
    'http_proxy',
    'https_proxy',
    'no_proxy',
  ];
  const certificates = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR'];
  const varying = new Set([...passedOn, ...certificates, 'npm_config_globalconfig']);
  // OLDPWD, PWD, SHLVL and _ are bash's own.
  expect(names.filter((name) => !varying.has(name ?? ''))).toEqual(
    [
      'HOME',
      'LANG',
      'LISTED',
      'PATH',
      'PROMPT_COMMAND',
      'PWD',
      'SHLVL',
      'TERM',
      'TZ',
      'USER',
      '_',
    ].sort(),
  );
  expect(lines).toContain(`HOME=${workspace.home}`);
  expect(lines.join('\n')).not.toMatch(/leaked|node_modules/);
});

test('runs the same Node as we do', async () => {
  const { terminal } = await openTerminal();
  const { lines } = await runInTerminal(terminal, 'node -p process.version\nls -A');
  expect(lines).toEqual([process.version]);
});

test('has what installers wrote to .bashrc in the next tab', async () => {
  const { terminal } = await openTerminal();
  await runInTerminal(terminal, `echo 'export TOOL=installed' >> ~/.bashrc`);
  expect((await runInTerminal(terminal, 'source ~/.bashrc; echo $TOOL')).lines).toEqual([
    'installed',
  ]);
});

test('ends all that was started from it, also what tries to stay', async () => {
  const { terminal, workspace } = await openTerminal();
  await runInTerminal(
    terminal,
    `sleep 1000 & setsid sh -c 'trap "" HUP TERM; echo $$ > stubborn; sleep 1000' & nohup sleep 1000 >/dev/null 2>&1 & until [ -s stubborn ]; do sleep 0.05; done`,
  );
  const belonging = { home: workspace.home, sessions: [terminal.pid] };
  const stubborn = Number(readFileSync(join(workspace.folder, 'stubborn'), 'utf8'));
  expect(findProcesses(belonging)).toContain(stubborn);
  // As on macOS, which has no /proc.
  const [inProc, withPs] = [findProcesses(belonging, true), findProcesses(belonging, false)];
  expect(inProc.length).toBeGreaterThanOrEqual(5);
  expect(withPs.sort()).toEqual(inProc.sort());
  terminal.hangUp();
  await endProcesses(belonging);
  expect(findProcesses(belonging)).toEqual([]);
  expect(existsSync(`/proc/${stubborn}/cwd`)).toBe(false);
});
