import { join } from 'node:path';
import { costKinds, type CostKind } from '../../../src/newcomer/step-cost.ts';
import { modelStep } from '../../../src/newcomer/model.ts';
import type { Variant } from '../../../src/protocol/manifest.ts';
import { renderDuration } from '../../../src/protocol/duration.ts';
import { renderFailure, type WalkthroughResult } from '../../../src/walkthrough/result.ts';
import { defineProof } from '../proof.ts';
import {
  installPackageManagers,
  demandPrograms,
  realQuickstarts,
} from '../quickstarts/real-quickstarts.ts';
import { walkPages } from '../quickstarts/walk-pages.ts';

export const proof = defineProof({
  shows:
    'Quickstarts of other projects are walked to hello world, with packages from the registry.',
  options: {
    only: { what: 'ids, with commas between', usual: '' },
    timeout: { what: 'how long a command may take', usual: '2m' },
  },
  sample: { only: 'node-test' },
  async run({ only, timeout }, { folder, say, signal }) {
    const all = realQuickstarts();
    const ids = only === '' ? Object.keys(all) : only.split(',');
    demandPrograms(ids);
    const pages = Object.fromEntries(ids.map((id) => [id, all[id] ?? '']));
    const programs = ids.includes('zod') ? [installPackageManagers(join(folder, 'programs'))] : [];
    const site = join(folder, 'site');
    const { report, manifest } = await walkPages({
      folder: site,
      pages,
      programs,
      timeout,
      signal,
    });
    say(row(['quickstart', 'read', 'act', 'wait', 'needs', 'together']));
    say(row(Array.from({ length: 6 }, () => '---')));
    for (const walked of report.walkthroughs) {
      const quickstart = manifest.quickstarts.find(({ id }) => id === walked.quickstart);
      const variant = quickstart?.variants.find(({ id }) => id === walked.variant);
      if (variant) say(row(timesOf(quickstart?.title ?? '', variant, walked)));
    }
    return [
      ...report.walkthroughs.flatMap(({ failure }) => (failure ? [renderFailure(failure)] : [])),
      ...report.unwalked.map(({ quickstart, variant }) => `Not walked: ${quickstart} (${variant})`),
    ];
  },
});

const reading: readonly CostKind[] = ['prose', 'code', 'output'];

function timesOf(title: string, variant: Variant, walked: WalkthroughResult): string[] {
  const costs = variant.steps.flatMap((step) => modelStep(step).costs);
  const sum = (kinds: readonly CostKind[]) =>
    costs.reduce((ms, cost) => (kinds.includes(cost.what) ? ms + cost.ms : ms), 0);
  const acting = costKinds.filter((kind) => kind !== 'need' && !reading.includes(kind));
  const waitMs = walked.steps.reduce((ms, { machineMs }) => ms + machineMs, 0);
  const name = variant.id === 'default' ? title : `${title} (${variant.id})`;
  const times = [sum(reading), sum(acting), waitMs, sum(['need'])];
  const togetherMs = times.reduce((ms, each) => ms + each, 0);
  return [name, ...[...times, togetherMs].map((ms) => renderDuration(ms))];
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
