import { describe, expect, it } from 'vitest';
import { baselineOf } from '../../../src/gate/baseline/baseline.ts';
import { compare } from '../../../src/gate/compare.ts';
import { renderVerdictText } from '../../../src/gate/render/render-verdict.ts';
import type { Manifest } from '../../../src/protocol/manifest.ts';
import type { Step } from '../../../src/protocol/step.ts';
import { answer, buildManifest, buildStep, open, run, save } from './build-manifest.ts';

function textOf(before: Manifest, now: Manifest): string {
  return renderVerdictText(compare(now, baselineOf(before)));
}

describe('a cause', () => {
  const long = 'a b c d e f g h i j k l m n o p';
  const causes: Record<string, [before: Partial<Step>, now: Partial<Step>, text: string]> = {
    letters: [{}, { letters: 42 }, '+2.3 s: 42 letters'],
    'one letter': [{}, { letters: 1 }, '+0.1 s: 1 letter'],
    'letters less': [{ letters: 42 }, {}, '-2.3 s: 42 letters fewer'],
    'a line of code': [{}, { codeLines: [1] }, '+7.2 s: 1 line of code'],
    'code under one cap, then two': [
      { codeLines: [20] },
      { codeLines: [10, 10] },
      '+1 min 00 s: code in more blocks',
    ],
    'a file': [{}, { actions: [save('a.mjs')] }, '+12.4 s: 1 file'],
    'files less': [{ actions: [save('a'), save('b')] }, {}, '-23.3 s: 2 files fewer'],
    'a page': [{}, { actions: [open('http://localhost/')] }, '+7.6 s: 1 page to open'],
    'a prompt': [{}, { actions: [answer('y')] }, '+1.8 s: 1 prompt'],
    'a placeholder': [
      { actions: [run('a <KEY>')] },
      { actions: [run('a <KEY>', ['<KEY>'])] },
      '+3.5 s: 1 placeholder',
    ],
    'a longer command': [
      { actions: [run('a')] },
      { actions: [run(long)] },
      '+4.5 s: longer commands',
    ],
    'a shorter answer': [
      { actions: [answer('yes')] },
      { actions: [answer('y')] },
      '-0.4 s: shorter answers to type',
    ],
    'two commands for one long one': [
      { actions: [run(long.repeat(4))] },
      { actions: [run('a'), run('b')] },
      '-8.4 s: 1 command more but shorter ones',
    ],
    'what made it faster first, when it is faster': [
      { letters: 100, actions: [run('a')] },
      { letters: 90, codeLines: [1] },
      '-3.0 s: 1 command fewer, 10 letters fewer, 1 line of code',
    ],
    'worst first': [
      { letters: 100 },
      { letters: 110, codeLines: [1], actions: [run('a')] },
      '+17.4 s: 1 command, 1 line of code, 10 letters',
    ],
  };

  it.each(Object.entries(causes))('%s', (_, [before, now, text]) => {
    const manifest = (parts: Partial<Step>) => buildManifest({ steps: [buildStep('Do', parts)] });
    expect(textOf(manifest(before), manifest(now))).toContain(
      `  content/quickstart.mdx:31 step "Do" ${text}\n`,
    );
  });
});
