import { describe, expect, test } from 'vitest';
import { checkIdleWords } from '../../../src/lint/fences/idle-words.ts';
import { checkWords } from '../../../src/lint/fences/check-words.ts';
import { located, type Finding } from '../../../src/lint/finding.ts';
import { fenceWordNames, fenceWords } from '../../../src/protocol/fence-words.ts';
import { nearestName } from '../../../src/text/nearest-name.ts';
import { seededRandom } from '../../../src/statistics/random.ts';

/** Level, code, column and hint of each finding; `info` is what follows the three ticks. */
function told(info: string, isQuickstart = true): string[] {
  const source = `\`\`\`${info}`;
  const [, language = '', meta = ''] = /^(\S*)\s*(.*)$/.exec(info) ?? [];
  const findings = checkWords({ language, meta, line: 1 }, { source, isQuickstart });
  return findings.map((finding) => describeFinding(finding));
}

function describeFinding(finding: Finding): string {
  const { errors, warnings } = located([finding], 'page.mdx');
  const [error] = [...errors, ...warnings];
  const level = finding.level === 'error' ? '' : 'warning: ';
  return `${level}${error?.code ?? ''} at ${finding.place?.column ?? 0}: ${error?.hint ?? ''}`;
}

describe('fences that are as they should be', () => {
  test.each([
    'sh',
    'sh norun',
    'sh title="Terminal"',
    'bash background ready=http://localhost:3000',
    'sh ready="Listening on" background',
    "zsh background ready='ready in'",
    'fish title=setup.fish',
    'python run',
    'sh run',
    'js title="server.mjs"',
    'js title="app/(shop)/[id]/page.tsx" norun',
    'txt output',
    'txt output title="http://localhost:3000"',
    'sh output',
    'txt answer title="Project name?"',
    'console',
    'console norun',
    'sh fails',
    'sh fails=2',
    'sh stop background ready=http://localhost:3000',
    'txt answer keys title="Which?"',
    'terminal norun',
    'Bash output',
    'hs',
    'ps1',
    'html title="http://localhost:3000" output',
    'js title="a, b: c"',
    '',
  ])('%s', (info) => {
    expect(told(info)).toEqual([]);
  });
});

describe("words that may be somebody else's are no mistakes", () => {
  test.each([
    'js {1,3-4} showLineNumbers',
    'js { 1, 3 }',
    'js ins={2} del={"a": 3-4} mark=/x y/',
    'js "output"',
    'js /output title=x/ wrap=false',
    'js title="a.js" /</?Base>/ /</?Base title={title} output={x}>/',
    'js title="a.js" ins={2, 7} del={"say \\"output\\"": 3}',
    'js title="a.js" frame="none" collapse={1-4}',
    'js filename="a.js"',
    'sh [npm]',
    'js :line-numbers=2',
    'tsx live noInline',
    'ts twoslash',
    'rust ignore',
    'rust no_run',
    'jsx react',
    'ts file=./a.ts',
    'sh npm2yarn',
    'js startLineNumber=5',
    'js whatever',
  ])('%s', (info) => {
    expect(told(info)).toEqual([]);
  });
});

const words = `Did you mean "$"? The words are ${fenceWordNames.join(', ')}.`;
const misspelt = (column: number, meant: string) =>
  `fence-word-misspelt at ${column}: ${words.replace('$', meant)}`;

describe('mistakes', () => {
  test.each<[info: string, ...told: string[]]>([
    ['sh backgroud ready=http://localhost:3000', misspelt(7, 'background')],
    ['sh bacground', misspelt(7, 'background')],
    ['sh Background', misspelt(7, 'background')],
    ['txt OUTPUT', misspelt(8, 'output')],
    ['txt ouput', misspelt(8, 'output')],
    ['txt out', misspelt(8, 'output')],
    ['txt outptu title="http://localhost:3000"', misspelt(8, 'output')],
    ['js titel="a.js"', misspelt(7, 'title')],
    ['js  Title="a.js"', misspelt(8, 'title')],
    ['js tittel="a.js"', misspelt(7, 'title')],
    ['sh background redy=http://localhost:3000', misspelt(18, 'ready')],
    ['sh background raedy=x', misspelt(18, 'ready')],
    ['txt anwser title="Name?"', misspelt(8, 'answer')],
    ['sh no-run', misspelt(7, 'norun')],
    ['sh NoRun', misspelt(7, 'norun')],
    ['python rnu', misspelt(11, 'run')],
    ['js {1} titel="a.js" wrap', misspelt(11, 'title')],

    [
      'sh fails=0',
      'fence-status-wrong at 7: Write the status alone (fails=2), or "fails" where any will do.',
    ],
    [
      'sh fails=256',
      'fence-status-wrong at 7: Write the status alone (fails=2), or "fails" where any will do.',
    ],
    ['sh fail', misspelt(7, 'fails')],
    ['txt answer kesy', misspelt(15, 'keys')],
    [
      'txt keys',
      'fence-word-useless at 8: Write "answer" before it, and the block below the command.',
    ],
    [
      'sh background ready=x fails',
      'fence-word-useless at 26: Keep one of "background" and "fails".',
    ],

    ['js title="a.js', 'fence-word-unreadable at 7: Did you mean title="a.js"?'],
    ["js title='a.js", 'fence-word-unreadable at 7: Did you mean title="a.js"?'],
    ['js title=“a.js”', 'fence-word-unreadable at 7: Did you mean title="a.js"?'],
    ['js title:"a.js"', 'fence-word-unreadable at 7: Did you mean title="a.js"?'],
    ['js title:a.js', 'fence-word-unreadable at 7: Did you mean title="a.js"?'],
    ['js title = "a.js"', 'fence-word-unreadable at 7: Did you mean title="a.js"?'],
    ['js title= "a.js"', 'fence-word-unreadable at 7: Did you mean title="a.js"?'],
    ['js title =a.js', 'fence-word-unreadable at 7: Did you mean title="a.js"?'],
    ['js title="a"b.js', 'fence-word-unreadable at 7: Did you mean title="ab.js"?'],
    ['js title="a.js":', 'fence-word-unreadable at 7: Did you mean title="a.js"?'],
    ['js title=my file.js', 'fence-word-unreadable at 7: Did you mean title="my file.js"?'],
    [
      'sh background ready=Listening on',
      'fence-word-unreadable at 18: Did you mean ready="Listening on"?',
    ],
    ['sh background, norun', 'fence-word-unreadable at 7: Did you mean background?'],
    [
      'sh background,ready=http://localhost:3000',
      'fence-word-unreadable at 7: Did you mean background ready=http://localhost:3000?',
    ],
    ['txt {output}', 'fence-word-unreadable at 8: Did you mean output?'],
    ['sh --norun', misspelt(7, 'norun')],
    ['sh (norun)', 'fence-word-unreadable at 7: Did you mean norun?'],
    ['sh ready:http://x background', 'fence-word-unreadable at 7: Did you mean ready=http://x?'],

    ['js title="a.js" title="b.js"', 'fence-word-twice at 20: Keep the one that is meant.'],
    ['txt output output', 'fence-word-twice at 15: Keep the one that is meant.'],
    ['sh background ready=a ready=b', 'fence-word-twice at 26: Keep the one that is meant.'],

    ['js title', 'fence-value-missing at 7: Write it like this: title="server.mjs"'],
    ['js title=""', 'fence-value-missing at 7: Write it like this: title="server.mjs"'],
    ['js title=" "', 'fence-value-missing at 7: Write it like this: title="server.mjs"'],
    ['js title=', 'fence-value-missing at 7: Write it like this: title="server.mjs"'],
    [
      'sh background ready',
      'fence-value-missing at 18: Write it like this: ready=http://localhost:3000',
    ],
    ['sh background=true', 'fence-value-unexpected at 7: Write it like this: background'],
    [
      'sh background=http://localhost:3000',
      'fence-value-unexpected at 7: Write it like this: background ready=http://localhost:3000',
    ],
    [
      'txt output="http://localhost:3000"',
      'fence-value-unexpected at 8: Write it like this: output title="http://localhost:3000"',
    ],
    ['txt answer="Name?"', 'fence-value-unexpected at 8: Write it like this: answer title="Name?"'],
    ['sh norun=false', 'fence-value-unexpected at 7: Write it like this: norun'],

    [
      'sh ready=http://localhost:3000',
      'fence-word-useless at 7: Write "background" before it, or take it out.',
    ],
    ['sh norun background', 'fence-word-useless at 13: Keep one of "norun" and "background".'],
    ['sh run norun', 'fence-word-useless at 7: Keep one of "norun" and "run".'],
    ['txt output answer', 'fence-word-useless at 15: Keep one of "output" and "answer".'],
    ['txt output norun', 'fence-word-useless at 15: Keep one of "output" and "norun".'],
    ['txt output background', 'fence-word-useless at 15: Keep one of "output" and "background".'],
    [
      'js background ready=x',
      'fence-word-useless at 7: Write sh as the language, or "run" before it.',
      'fence-word-useless at 18: Write sh as the language, or "run" before it.',
    ],
    [
      'python run title="a.py"',
      'fence-word-useless at 11: Take out run, and run the file in a block of its own below this one.',
    ],
    [
      'sh title="a.sh" background',
      'fence-word-useless at 20: Take out background, and run the file in a block of its own below this one.',
    ],

    ['output', 'fence-language-missing at 4: Did you mean txt output?'],
    ['Output', 'fence-language-missing at 4: Did you mean txt output?'],
    ['ouput', 'fence-language-missing at 4: Did you mean txt output?'],
    ['background ready=x', 'fence-language-missing at 4: Did you mean sh background?'],
    ['title="a.js"', 'fence-language-missing at 4: Did you mean txt title="a.js"?'],
    ['sh,background', 'fence-language-missing at 4: Did you mean sh background?'],
    ['js:title="a.js"', 'fence-language-missing at 4: Did you mean js title="a.js"?'],
    ['Bash'],
    ['SH'],
    ['terminal'],
    ['shell-session'],
    ['Consoel', 'fence-language-misspelt at 4: Did you mean "console"?'],
    ['bahs', 'fence-language-misspelt at 4: Did you mean "bash"?'],
    ['shel background ready=x', 'fence-language-misspelt at 4: Did you mean "shell"?'],
  ])('%s', (info, ...expected) => {
    expect(told(info)).toEqual(expected);
  });
});

test.each(['js title=""', 'js title="a" title="b"', 'txt output=x'])(
  'elsewhere than on a quickstart, %s is a warning',
  (info) => {
    expect(told(info, false)).toEqual(told(info).map((one) => `warning: ${one}`));
  },
);

test('elsewhere than on a quickstart, a word that does nothing is a warning', () => {
  expect(told('python run title="a.py"', false)).toEqual([
    expect.stringMatching(/^warning: fence-word-useless/),
  ]);
  expect(told('Bash', false)).toEqual([]);
  expect(told('js titel="a.js"', false)).toEqual([misspelt(7, 'title')]);
});

test('two slips in a short word are a mistake where the word is likely to be ours', () => {
  const meant = [misspelt(7, 'norun')];
  expect(told('sh nronu')).toEqual(meant);
  expect(told('sh nronu', false)).toEqual([]);
});

describe('words that nothing reads', () => {
  const idle = (...infos: string[]) => {
    const source = infos.map((info) => `\`\`\`${info}`).join('\n');
    const fences = infos.map((info, index) => {
      const [, language = '', meta = ''] = /^(\S*)\s*(.*)$/.exec(info) ?? [];
      return { language, meta, line: index + 1 };
    });
    return checkIdleWords(fences, { source, isQuickstart: false });
  };

  test('are one warning of the page, at the first of them', () => {
    const [finding, ...others] = idle(
      'sh',
      'js hl_lines=1 title="a"',
      'js hl_lines=1 icon=x',
      'js {4} live',
    );
    expect(others).toEqual([]);
    expect(finding?.place).toEqual({ line: 2, column: 7 });
    const [warning] = finding ? located([finding], 'a.md').warnings : [];
    expect(warning?.message).toMatchInlineSnapshot(
      `"3 code blocks of this page have words that nothing on this site reads: hl_lines=1 icon=x live"`,
    );
    expect(warning?.hint).toMatchInlineSnapshot(
      `"Take them out. What can be written is title, output, answer, keys, fails, stop, background, ready, run, norun, mark, ins, del, focus, error, warning, info, note, showLineNumbers, startLineNumber, wrap, collapse, maxLines, frame, lang, twoslash."`,
    );
  });

  test('are a title, where another generator would have read one', () => {
    const [finding] = idle('js filename="a.js"');
    const [label] = idle('js [a.js]');
    for (const one of [finding, label]) {
      expect(one && located([one], 'a.md').warnings[0]?.hint).toBe('Did you mean title="a.js"?');
    }
  });

  test('are not told of a fence that is wrong anyway', () => {
    expect(idle('js titel="a.js" live')).toEqual([]);
  });
});

test('two thousand fences with one slip in a word of ours are told, at the slip', () => {
  const random = seededRandom(20_261);
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  const good = [
    ['sh ', 'background', ' ready=http://localhost:3000'],
    ['sh background ', 'ready', '=http://localhost:3000'],
    ['js ', 'title', '="server.mjs"'],
    ['txt ', 'output', ''],
    ['txt ', 'output', ' title="http://localhost:3000"'],
    ['txt ', 'answer', ' title="Name?"'],
    ['sh ', 'norun', ''],
  ] as const;
  const untold = new Set<string>();
  for (let count = 0; count < 2_000; count += 1) {
    const [before, word, after] = pick(good);
    const slip = slipIn(word, random);
    const isWord = fenceWordNames.some((name) => name === slip);
    if (isWord || slip === '') continue;
    const info = `${before}${slip}${after}`;
    const found = told(info);
    if (!found.some((one) => one.includes(` at ${before.length + 4}: `))) untold.add(info);
  }
  expect([...untold]).toEqual([]);
});

function slipIn(word: string, random: () => number): string {
  const at = Math.floor(random() * word.length);
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  const kinds = [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + letter + word.slice(at + 1),
    word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
    word.charAt(0).toUpperCase() + word.slice(1),
  ];
  return kinds[Math.floor(random() * kinds.length)] ?? '';
}

test('the words are far enough from each other that a slip names one', () => {
  for (const name of fenceWordNames) {
    const others = fenceWordNames.filter((other) => other !== name);
    if (name === 'run') continue;
    expect(nearestName(name, others), name).toBeUndefined();
    expect(fenceWords[name].example).toContain(name);
  }
});
