import { expect, test } from 'vitest';
import { missingProgram } from '../../../src/walkthrough/output/missing-program.ts';

test.each([
  ['bash: jq: command not found', 'jq'],
  ['bash: line 1: jq: command not found', 'jq'],
  ['./setup.sh: line 3: jq: command not found', 'jq'],
  ['sh: 1: tsc: not found', 'tsc'],
  ['/bin/sh: 1: tsc: not found', 'tsc'],
  ['./setup.sh: 3: jq: not found', 'jq'],
  ['zsh: command not found: jq', 'jq'],
  ['fish: Unknown command: jq', 'jq'],
  ["/usr/bin/env: 'python3': No such file or directory", 'python3'],
  ['/usr/bin/env: ‘node’: No such file or directory', 'node'],
  ['env: node: No such file or directory', 'node'],
  ['npm error syscall spawn git ENOENT', 'git'],
  ['Error: spawn git ENOENT', 'git'],
  ['exec: "gcc": executable file not found in $PATH', 'gcc'],
  ['bash: ./run: No such file or directory', undefined],
  ['npm error 404 express: not found', undefined],
  ['the page /help: not found', undefined],
])('%s', (line, program) => {
  expect(missingProgram(['before it', line, 'after it'])).toBe(program);
});
