import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { baselineOf } from '../../../src/gate/baseline/baseline.ts';
import { parseBaseline } from '../../../src/gate/baseline/parse-baseline.ts';
import { renderBaseline } from '../../../src/gate/baseline/render-baseline.ts';
import { writeBaseline } from '../../../src/gate/baseline/write-baseline.ts';
import { temporaryFolder } from '../../harness/temporary.ts';
import { buildManifest, buildStep, run, save } from './build-manifest.ts';
import { randomManifest, seededRandom } from './random-manifest.ts';

describe('the bytes of a baseline', () => {
  const manifest = buildManifest({
    variants: {
      pnpm: [buildStep('Install', { letters: 20, actions: [run('pnpm add hono')] })],
      npm: [
        buildStep('Install "it"', { letters: 20, actions: [run('npm install hono')] }),
        buildStep('Write', { actions: [save('server.mjs', 'a b c')] }),
      ],
    },
  });

  it('are one cost a line, ordered by id', () => {
    expect(renderBaseline(baselineOf(manifest))).toMatchInlineSnapshot(`
      "{
        "v": 1,
        "model": { "name": "newcomer-1", "hash": "7f0fc6755254290c" },
        "quickstarts": [
          {
            "id": "quickstart",
            "source": "content/quickstart.mdx",
            "goal": "Hello, world!",
            "variants": [
              {
                "id": "npm",
                "humanMs": 25690,
                "steps": [
                  {
                    "id": "install-\\"it\\"",
                    "title": "Install \\"it\\"",
                    "humanMs": 11340,
                    "costs": [
                      { "what": "prose", "count": 20, "ms": 1100 },
                      { "what": "command", "count": 1, "ms": 10240 }
                    ],
                    "switches": 1,
                    "asks": [{ "what": "command", "text": "npm install hono" }]
                  },
                  {
                    "id": "write",
                    "title": "Write",
                    "humanMs": 14350,
                    "costs": [{ "what": "file", "count": 1, "ms": 14350 }],
                    "switches": 1,
                    "asks": [{ "what": "file", "text": "server.mjs" }]
                  }
                ]
              },
              {
                "id": "pnpm",
                "humanMs": 11340,
                "steps": [
                  {
                    "id": "install",
                    "title": "Install",
                    "humanMs": 11340,
                    "costs": [
                      { "what": "prose", "count": 20, "ms": 1100 },
                      { "what": "command", "count": 1, "ms": 10240 }
                    ],
                    "switches": 1,
                    "asks": [{ "what": "command", "text": "pnpm add hono" }]
                  }
                ]
              }
            ]
          }
        ]
      }
      "
    `);
  });

  it('are the same whatever order the build found the pages in', () => {
    const random = seededRandom(4);
    for (let round = 0; round < 50; round += 1) {
      const one = randomManifest(random);
      const other = structuredClone(one);
      other.quickstarts.reverse();
      for (const { variants } of other.quickstarts) variants.reverse();
      expect(renderBaseline(baselineOf(other))).toBe(renderBaseline(baselineOf(one)));
    }
  });

  it('are read back as what was written, and are as Prettier leaves them', async () => {
    const random = seededRandom(5);
    for (let round = 0; round < 25; round += 1) {
      const baseline = baselineOf(randomManifest(random));
      const text = renderBaseline(baseline);
      expect(parseBaseline(text)).toEqual(baseline);
      expect(await format(text, { parser: 'json', printWidth: 100 })).toBe(text);
    }
    const none = renderBaseline(baselineOf(buildManifest()));
    expect(await format(none, { parser: 'json' })).toBe(none);
  });
});

const good = renderBaseline(
  baselineOf(buildManifest({ steps: [buildStep('Install', { actions: [run('npm install')] })] })),
);

/** The good text with one thing replaced; the thing must be there. */
function damaged(from: string, to: string): string {
  expect(good).toContain(from);
  return good.replace(from, () => to);
}

describe('a baseline that is not one', () => {
  const reasons: Record<string, [text: () => string, reason: string]> = {
    'an empty file': [() => '', 'it is not JSON'],
    'a truncated file': [() => good.slice(0, 100), 'it is not JSON'],
    'a merge conflict': [
      () => `<<<<<<< HEAD\n${good}=======\n${good}>>>>>>> other\n`,
      'it holds an unresolved merge conflict',
    ],
    'a list': [() => '[]', 'it must be an object'],
    null: [() => 'null', 'it must be an object'],
    'another format': [() => damaged('"v": 1', '"v": 2'), 'v must be 1'],
    'no model': [() => damaged('"model"', '"modell"'), 'modell is not a known field'],
    'a prototype for a member': [
      () => damaged('"v": 1', '"__proto__": {"v": 1}'),
      '__proto__ is not a known field',
    ],
    'a time as text': [
      () => damaged('"humanMs": 9940', '"humanMs": "9940"'),
      'quickstarts[0].variants[0].humanMs must be an integer from 0 to 9007199254740991',
    ],
    'a huge time': [
      () => damaged('"ms": 9940', '"ms": 1e308'),
      'quickstarts[0].variants[0].steps[0].costs[0].ms must be an integer from 0 to 9007199254740991',
    ],
    'a negative time': [
      () => damaged('"ms": 9940', '"ms": -1'),
      'quickstarts[0].variants[0].steps[0].costs[0].ms must be an integer from 0 to 9007199254740991',
    ],
    'half a command': [
      () => damaged('"count": 1', '"count": 0.5'),
      'quickstarts[0].variants[0].steps[0].costs[0].count must be an integer from 0 to 9007199254740991',
    ],
    'a cost that the model does not know': [
      () => damaged('"command"', '"toString"'),
      'quickstarts[0].variants[0].steps[0].costs[0].what must be one of need, prose, code, command, output, file, open, prompt, placeholder',
    ],
    'a total that was raised by hand': [
      () => damaged('"humanMs": 9940', '"humanMs": 99940'),
      'quickstarts[0].variants[0].humanMs is 99940, but its parts add up to 9940',
    ],
    'a cost that was raised by hand': [
      () => damaged('"ms": 9940', '"ms": 99940'),
      'quickstarts[0].variants[0].steps[0].humanMs is 9940, but its parts add up to 99940',
    ],
    'a cost that is there twice': [
      () =>
        damaged(
          '{ "what": "command", "count": 1, "ms": 9940 }',
          '{ "what": "command", "count": 1, "ms": 9940 }, { "what": "command", "count": 1, "ms": 0 }',
        ),
      'quickstarts[0].variants[0].steps[0].costs has the id "command" twice',
    ],
    'an ask that no page has': [
      () => damaged('"what": "command", "text"', '"what": "sudo", "text"'),
      'quickstarts[0].variants[0].steps[0].asks[0].what must be one of need, text, stop, command, file, open, prompt, placeholder',
    ],
    'no variants': [
      () =>
        '{ "v": 1, "model": { "name": "a", "hash": "b" }, "quickstarts": [{ "id": "a", "source": "a.mdx", "goal": "a", "variants": [] }] }',
      'quickstarts[0].variants must have at least 1 entries',
    ],
    'a quickstart that is there twice': [
      () => {
        const entry = good.slice(good.indexOf('[') + 1, good.lastIndexOf(']'));
        return good.replace(entry, `${entry},${entry}`);
      },
      'quickstarts has the id "quickstart" twice',
    ],
  };

  it.each(Object.entries(reasons))('%s', (_, [text, reason]) => {
    expect(() => parseBaseline(text())).toThrow(
      `meantime.baseline.json is no baseline of Meantime: ${reason}.`,
    );
  });

  it('leaves no mark on the prototype of all objects', () => {
    const text = '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}';
    expect(() => parseBaseline(text)).toThrow('is not a known field');
    expect('polluted' in {}).toBe(false);
  });
});

describe('writing a baseline', () => {
  it('replaces it whole', async () => {
    const folder = temporaryFolder();
    await writeBaseline(folder, 'baseline.json', good);
    await writeBaseline(folder, 'baseline.json', 'other');
    expect(readFileSync(join(folder, 'baseline.json'), 'utf8')).toBe('other');
    expect(readdirSync(folder)).toEqual(['baseline.json']);
  });

  it('leaves nothing behind when it fails', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'baseline.json'));
    await expect(writeBaseline(folder, 'baseline.json', good)).rejects.toThrow(
      'baseline.json cannot be written: it is a folder.',
    );
    expect(readdirSync(folder)).toEqual(['baseline.json']);
  });
});
