import { expect, test } from 'vitest';
import { copiedText } from '../../../src/protocol/copied-text.ts';
import { copiesOf } from '../../../src/protocol/copies-of.ts';

test.each([
  ['console', '$ npm i left-pad\nadded 1 package\n$ node -v\nv24.0.0', 'npm i left-pad\nnode -v'],
  ['console', '$ curl \\\n>   -v x\nok', 'curl \\\n  -v x'],
  ['console', 'npm i\nnode -v', 'npm i\nnode -v'],
  ['shellsession', '% ls\na.md', 'ls'],
  ['sh', '$ echo hi # comment\nhi', 'echo hi # comment'],
  ['sh', 'echo $ a\n$HOME/x', 'echo $ a\n$HOME/x'],
  ['js', '$ (x)\n-y', '$ (x)\n-y'],
])('of a block of %s is copied what is wanted: %j', (lang, code, wanted) => {
  expect(copiedText(code, copiesOf({ language: lang, code, look: { lines: [] } }) ?? null)).toBe(
    wanted,
  );
});
