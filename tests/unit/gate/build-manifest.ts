import { modelSteps, newcomerModel } from '../../../src/newcomer/model.ts';
import type { Manifest, ModelledStep, Quickstart } from '../../../src/protocol/manifest.ts';
import type { Action, Step } from '../../../src/protocol/step.ts';

interface QuickstartParts {
  id?: string;
  source?: string;
  budgetMs?: number;
  steps?: Step[];
  /** Steps by variant, in place of `steps`. */
  variants?: Record<string, Step[]>;
}

/** What a build of these quickstarts would have written. */
export function buildManifest(...quickstarts: QuickstartParts[]): Manifest {
  return {
    v: 1,
    site: 'docs',
    base: '/',
    revision: '0123456789abcdef',
    model: { ...newcomerModel },
    quickstarts: quickstarts.map(buildQuickstart),
  };
}

function buildQuickstart(parts: QuickstartParts): Quickstart {
  const { id = 'quickstart', source = `content/${id}.mdx`, budgetMs, steps = [] } = parts;
  const variants = Object.entries(parts.variants ?? { default: steps }).map(([name, own]) => {
    const modelled = modelSteps(own);
    const filled = modelled.steps as [ModelledStep, ...ModelledStep[]]; // tests give steps
    return { id: name, humanMs: modelled.humanMs, steps: filled };
  });
  return {
    id,
    title: 'Quickstart',
    path: `/${id}/`,
    source,
    revision: 'fedcba9876543210',
    goal: 'Hello, world!',
    ...(budgetMs === undefined ? {} : { budgetMs }),
    variants: variants as Quickstart['variants'], // tests give variants
  };
}

/** A step of so many letters and these actions, at line 31 unless told otherwise. */
export function buildStep(title: string, parts: Partial<Step> = {}): Step {
  const id = title.toLowerCase().replaceAll(' ', '-');
  return { id, title, line: 31, letters: 0, words: 0, codeLines: [], actions: [], ...parts };
}

const place = { block: 0, placeholders: [] };

export function run(text: string, placeholders: string[] = []): Action {
  return { ...place, kind: 'run', text, background: false, placeholders };
}

export function save(file: string, text = ''): Action {
  return { ...place, kind: 'save', file, text };
}

export function open(url: string): Action {
  return { ...place, kind: 'open', url, output: { text: 'Hello, world!', block: 1 } };
}

export function answer(text: string): Action {
  return { ...place, kind: 'answer', prompt: 'Proceed?', text };
}
