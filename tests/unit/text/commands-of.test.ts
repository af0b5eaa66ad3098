import { expect, it } from 'vitest';
import { commandsOf } from '../../../src/text/commands-of.ts';

const blocks: Record<string, [block: string, commands: [at: number, text: string][]]> = {
  'one a line': [
    'npm init -y\nnpm test',
    [
      [0, 'npm init -y'],
      [1, 'npm test'],
    ],
  ],
  'several on a line': [
    'cd app && npm test; ls',
    [
      [0, 'cd app'],
      [0, 'npm test'],
      [0, 'ls'],
    ],
  ],
  'a pipeline is one': [
    'curl -fsSL a.sh | bash || exit 1',
    [[0, 'curl -fsSL a.sh | bash || exit 1']],
  ],
  'marks in quotes and brackets': [
    `echo "a; b # c" 'd && e' $(f; g)`,
    [[0, `echo "a; b # c" 'd && e' $(f; g)`]],
  ],
  'a quote over lines': [
    'git commit -m "one\ntwo"\nls',
    [
      [0, 'git commit -m "one two"'],
      [2, 'ls'],
    ],
  ],
  'comments and empty lines': [
    '# first\n\nls # all\nls a#b',
    [
      [2, 'ls'],
      [3, 'ls a#b'],
    ],
  ],
  'a line that goes on': ['npm install \\\n  hono', [[0, 'npm install hono']]],
  'a here-document': [
    "cat > a.js <<'EOF'\nrun(); && x\nEOF\nnode a.js",
    [
      [0, "cat > a.js <<'EOF'"],
      [3, 'node a.js'],
    ],
  ],
  'a here-string': [
    'cat <<< text\nls',
    [
      [0, 'cat <<< text'],
      [1, 'ls'],
    ],
  ],
  'a loop by its lines': [
    'for a in 1 2; do\n  ls\ndone',
    [
      [0, 'for a in 1 2; do'],
      [1, 'ls'],
      [2, 'done'],
    ],
  ],
  prompts: ['$ npm test', [[0, 'npm test']]],
  'an escaped quote': [
    `echo it\\'s; ls`,
    [
      [0, `echo it\\'s`],
      [0, 'ls'],
    ],
  ],
  'a quote that does not end': ['echo "a\nls', [[0, 'echo "a ls']]],
  nothing: ['\n# only\n', []],
};

it.each(Object.entries(blocks))('%s', (_, [block, commands]) => {
  expect(commandsOf(block).map(({ at, text }) => [at, text])).toEqual(commands);
});
