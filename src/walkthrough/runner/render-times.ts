import { renderDuration } from '../../protocol/duration.ts';
import { printable } from '../../text/printable.ts';
import { renderTable } from '../../text/render-table.ts';
import { renderLocation } from '../../protocol/errors.ts';
import type { WalkthroughResult } from '../result.ts';

/** Per step the modelled human time and the measured machine time, aligned, with totals. */
export function renderTimes(result: WalkthroughResult, title: string): string {
  const { steps, ok, warnings } = result;
  const rows = [
    [printable(title), 'human', 'machine'],
    ...steps.map(({ title: step, humanMs, machineMs }) => [
      `  ${printable(step)}`,
      renderDuration(humanMs),
      renderDuration(machineMs),
    ]),
    ['  total', total(steps, 'humanMs'), total(steps, 'machineMs')],
  ];
  // An assistant has no time of a person.
  const shown = result.reader ? rows.map(([step = '', , machine = '']) => [step, machine]) : rows;
  const lines = renderTable(shown, { alignRight: [1, 2] });
  lines.push(`  ${ok ? `hello world reached, ${sayWay(result)}` : whereBroken(result)}`);
  lines.push(...warnings.map((warning) => `  note: ${warning}`));
  return lines.map((line) => `${line}\n`).join('');
}

function sayWay({ reader, clicksToFind }: WalkthroughResult): string {
  if (reader) return `${clicksToFind} requests from llms.txt on`;
  return `${clicksToFind} ${clicksToFind === 1 ? 'click' : 'clicks'} from the home page`;
}

function whereBroken({ failure }: WalkthroughResult): string {
  return `broken${failure?.location ? ` at ${renderLocation(failure.location)}` : ''}`;
}

function total(steps: WalkthroughResult['steps'], of: 'humanMs' | 'machineMs'): string {
  return renderDuration(steps.reduce((sum, step) => sum + step[of], 0));
}
