import { renderDuration } from '../../protocol/duration.ts';
import { renderLocation } from '../../protocol/errors.ts';
import type { WalkthroughResult } from '../result.ts';

type Row = [name: string, human: string, machine: string];

/** Per step the modelled human time and the measured machine time, aligned, with totals. */
export function renderTimes(result: WalkthroughResult, title: string): string {
  const { steps, clicksToFind, ok, warnings } = result;
  const rows: Row[] = [
    [title, 'human', 'machine'],
    ...steps.map<Row>(({ title: step, humanMs, machineMs }) => [
      `  ${step}`,
      renderDuration(humanMs),
      renderDuration(machineMs),
    ]),
    ['  total', total(steps, 'humanMs'), total(steps, 'machineMs')],
  ];
  const widths = [0, 1, 2].map((column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const lines = rows.map(([name, human, machine]) =>
    [
      name.padEnd(widths[0] ?? 0),
      human.padStart(widths[1] ?? 0),
      machine.padStart(widths[2] ?? 0),
    ].join('   '),
  );
  const clicks = `${clicksToFind} ${clicksToFind === 1 ? 'click' : 'clicks'} from the home page`;
  lines.push(`  ${ok ? `hello world reached, ${clicks}` : whereBroken(result)}`);
  lines.push(...warnings.map((warning) => `  note: ${warning}`));
  return lines.map((line) => `${line}\n`).join('');
}

function whereBroken({ failure }: WalkthroughResult): string {
  return `broken${failure?.location ? ` at ${renderLocation(failure.location)}` : ''}`;
}

function total(steps: WalkthroughResult['steps'], of: 'humanMs' | 'machineMs'): string {
  return renderDuration(steps.reduce((sum, step) => sum + step[of], 0));
}
