import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderFailure, type WalkthroughResult } from '../../../src/walkthrough/result.ts';
import { normaliseFailure } from '../../harness/normalise-failure.ts';
import { defineProof } from '../proof.ts';
import { damage, lineToBlame, type Defect } from '../quickstarts/defect.ts';
import { defects } from '../quickstarts/defects.ts';
import {
  installPackageManagers,
  demandPrograms,
  realQuickstarts,
} from '../quickstarts/real-quickstarts.ts';
import { walkPages } from '../quickstarts/walk-pages.ts';

const golden = fileURLToPath(new URL('../../golden/damage', import.meta.url));

export const proof = defineProof({
  shows: 'What is planted into quickstarts that are right is found, and its line is blamed.',
  options: {
    only: { what: 'names of defects, with commas between', usual: '' },
    timeout: { what: 'how long a command may take', usual: '75s' },
    update: { what: 'yes to write down what is said of each', usual: 'no' },
  },
  sample: {
    only: 'smart-quotes,does-not-fail,import-missing,fails-otherwise,name-not-exported,missing-cd',
  },
  async run({ only, timeout, update }, { folder, say, signal }) {
    const names = only === '' ? Object.keys(defects) : only.split(',');
    const planted = names.map((name) => plant(name));
    demandPrograms(planted.map(({ defect }) => defect.page));
    const programs = planted.some(({ defect }) => defect.page === 'zod')
      ? [installPackageManagers(join(folder, 'programs'))]
      : [];
    const pages = Object.fromEntries(planted.map(({ name, text }) => [name, text]));
    const walked = await walkPages({
      ...{ folder: join(folder, 'site'), pages, programs, timeout, signal },
    });
    const kinds = new Set(planted.map(({ defect }) => defect.kind));
    say(
      `${planted.length} defects of ${kinds.size} kinds in ${new Set(planted.map(({ defect }) => defect.page)).size} quickstarts`,
    );
    return planted.flatMap((one) => {
      const results = walked.report.walkthroughs.filter(
        ({ quickstart }) => quickstart === one.name,
      );
      const wrong = judge(one, results, update === 'yes');
      say(`${wrong.length === 0 ? 'found ' : 'WRONG '} ${one.name}: ${one.defect.kind}`);
      return wrong;
    });
  },
});

interface Planted {
  name: string;
  defect: Defect;
  text: string;
}

function plant(name: string): Planted {
  const defect = defects[name];
  if (!defect) throw new Error(`There is no defect "${name}".`);
  const page = realQuickstarts()[defect.page];
  if (page === undefined) throw new Error(`There is no quickstart "${defect.page}".`);
  return { name, defect, text: damage(page, defect) };
}

/** What is wrong with what the walk said; writes down what it said where that is asked for. */
function judge(
  { name, defect, text }: Planted,
  results: readonly WalkthroughResult[],
  isUpdated: boolean,
): string[] {
  const broken = results.filter(({ ok }) => !ok);
  const [found] = broken;
  if (results.length === 0) return [`${name} was not walked.`];
  if (!found?.failure) return [`${name} is green.`];
  const said = renderFailure(found.failure);
  const wrong = broken
    .filter(({ variant }) => defect.variant !== undefined && variant !== defect.variant)
    .map(({ variant }) => `${name} blames the variant ${variant}.`);
  if (found.failure.isUnjudged) wrong.push(`${name} was not judged:\n${said}`);
  const line = lineToBlame(text, defect);
  if (found.failure.location?.line !== line)
    wrong.push(`${name}: line ${line} is to blame:\n${said}`);
  const file = join(golden, `${name}.txt`);
  const plain = `${normaliseFailure(said)}\n`;
  if (isUpdated) {
    mkdirSync(golden, { recursive: true });
    writeFileSync(file, plain);
  }
  const expected = existsSync(file) ? readFileSync(file, 'utf8') : 'nothing';
  if (expected !== plain) wrong.push(`${name} said:\n${plain}\nand is to say:\n${expected}`);
  return wrong;
}
