import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtSite } from '../collector/drive-command.ts';
import { runCli } from '../../harness/run-cli.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

/** A folder with a settings file. */
function withSettings(text: string): string {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'settings.yaml'), text);
  return cwd;
}

const print = ['serve', '--print-settings'];

test('what holds is printed with where it is from: words, environment, file, default', async () => {
  const cwd = withSettings(
    '# of the docs team\nport: 8080\nhost: 0.0.0.0\ndatabase: of-file.db\npublic: true\ntrusted-proxy:\n  - 10.0.0.0/8\n  - 192.0.2.1\n',
  );
  const env = {
    MEANTIME_SETTINGS: 'settings.yaml',
    MEANTIME_HOST: '127.0.0.2',
    MEANTIME_DATABASE: 'of-environment.db',
    MEANTIME_TOKEN: 'a token that nobody guesses',
  };
  const { stdout, exitCode } = await runCli([...print, '--database', 'of-words.db'], { cwd, env });
  expect(exitCode).toBe(0);
  expect(stdout).toMatchInlineSnapshot(`
    "dir                  dist                   default
    port                 8080                   settings.yaml:2
    host                 127.0.0.2              MEANTIME_HOST
    trusted-proxy        10.0.0.0/8, 192.0.2.1  settings.yaml:6
    database             of-words.db            --database
    keep                                        not set
    log                  text                   default
    public-url                                  not set
    token-file                                  not set
    webhook                                     not set
    webhook-secret-file                         not set
    public               true                   settings.yaml:5
    token                (not shown)            MEANTIME_TOKEN
    "
  `);
});

test('lists and switches come from the environment too, and JSON is a settings file', async () => {
  const cwd = withSettings('{ "port": 8080 }');
  const env = { MEANTIME_TRUSTED_PROXY: '10.0.0.0/8, 192.0.2.1', MEANTIME_PUBLIC: 'true' };
  const { stdout } = await runCli([...print, '--settings', 'settings.yaml'], { cwd, env });
  expect(stdout).toMatch(/^trusted-proxy +10\.0\.0\.0\/8, 192\.0\.2\.1 +MEANTIME_TRUSTED_PROXY$/m);
  expect(stdout).toMatch(/^public +true +MEANTIME_PUBLIC$/m);
  expect(stdout).toMatch(/^port +8080 +settings\.yaml:1$/m);
});

test('the password of a database is not shown', async () => {
  const databases = [
    'http://u:hidden@ch:8123/docs',
    'http://u:hidden%ZZ@:x',
    'http://ch:8123/docs',
  ];
  const lines = [];
  for (const database of databases) {
    const { stdout } = await runCli([...print, '--database', database], { cwd: temporaryFolder() });
    expect(stdout).not.toContain('hidden');
    lines.push(/^database +(.*?) +--database$/m.exec(stdout)?.[1]);
  }
  expect(lines).toEqual([
    'http://ch:8123/docs (not shown in whole)',
    'a URL (not shown in whole)',
    'http://ch:8123/docs',
  ]);
});

test.each([
  ['http://user:CH PASS%ZZ@127.0.0.1:1/mt', 'the password has a %'],
  ['http://user:CH PASS@:x/mt', 'it is no URL'],
  ['clickhouse://user:CH PASS@127.0.0.1:1/mt', 'it begins with clickhouse://'],
  ['http://user:CH PASS@127.0.0.1:1/%', 'the name of the database has a %'],
])(
  'the address of a database that cannot be used is refused, and not told: %s',
  async (url, why) => {
    for (const command of ['serve', 'report', 'notes', 'export']) {
      const words = [command, '--database', url];
      const { exitCode, stdout, stderr } = await runCli(words, { cwd: builtSite() });
      expect([command, exitCode, stderr]).toEqual([command, 3, expect.stringContaining(why)]);
      expect(stdout + stderr).not.toMatch(/CH.PASS|CH%20PASS|bug/);
    }
  },
);

test.each([
  ['a name that is no option', 'prot: 8080\n'],
  ['a list where a text is expected', 'port: [1, 2]\n'],
  ['a text where a list is expected', 'port: 1\ntrusted-proxy: 10.0.0.0/8\n'],
  ['a text where a switch is expected', 'public: yes please\n'],
  ['what is no YAML', 'port: 8080\n  host: "a\n'],
  ['no names', '- port\n'],
])('%s is refused', async (_, text) => {
  const cwd = withSettings(text);
  const { stderr, exitCode } = await runCli([...print, '--settings', 'settings.yaml'], { cwd });
  expect(exitCode).toBe(3);
  expect(stderr).toMatchSnapshot();
});

test('a file that is not there, a switch that is none and a log that is none are refused', async () => {
  const cwd = temporaryFolder();
  const missing = await runCli([...print, '--settings', 'none.yaml'], { cwd });
  expect(missing.stderr).toContain('none.yaml cannot be used: there is no such file.');
  const unsure = await runCli(print, { cwd, env: { MEANTIME_PUBLIC: 'perhaps' } });
  expect(unsure.stderr).toContain('MEANTIME_PUBLIC is true or false, not "perhaps".');
});

test('settings hold: a port of the file that is none is refused as the option is', async () => {
  const cwd = builtSite();
  writeFileSync(join(cwd, 'settings.yaml'), 'port: 99999\n');
  const { stderr } = await runCli(['serve', '--settings', 'settings.yaml'], { cwd });
  expect(stderr).toContain('(port-invalid)');
});
