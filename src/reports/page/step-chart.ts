import * as Plot from '@observablehq/plot';
import { renderDuration } from '../../protocol/duration.ts';
import type { CostOfStep, QuickstartReport } from '../report.ts';
import type { Markup } from '../../text/markup.ts';
import { plotChart, type ChartWidth } from './plot-chart.ts';

interface Bar {
  name: string;
  minutes: number;
  kind: 'spent' | 'left';
}

/** Where the average reader's time goes: spent at each step, counted for leaving there, and modelled. */
export function stepChart({ title, steps, costs }: QuickstartReport): Markup {
  const rows = costs.map((cost) => ({ ...cost, name: nameOf(cost, steps) }));
  const bars = rows.flatMap(({ name, spentMs, leftMs }): Bar[] => [
    { name, minutes: spentMs / 60_000, kind: 'spent' },
    { name, minutes: leftMs / 60_000, kind: 'left' },
  ]);
  const told = rows.map(
    ({ name, spentMs, leftMs }) =>
      `${name} ${renderDuration(spentMs)}${leftMs > 0 ? ` and ${renderDuration(leftMs)} for leaving` : ''}`,
  );
  const label = `Minutes of the average reader of “${title}”, by step: ${told.join('; ')}.`;
  return plotChart(label, (width) => ({
    height: rows.length * rowHeight(width) + 44,
    marginLeft: width === 'wide' ? 220 : 8,
    marginRight: 16,
    marginTop: 8,
    marginBottom: 36,
    x: {
      label: 'minutes of the average reader',
      labelAnchor: 'center',
      labelArrow: 'none',
      grid: true,
      nice: true,
    },
    y: { axis: null, domain: rows.map(({ name }) => name), padding: width === 'wide' ? 0.35 : 0.6 },
    color: { domain: ['spent', 'left'], range: ['var(--accent)', 'var(--warn-soft)'] },
    marks: [
      Plot.barX(bars, { x: 'minutes', y: 'name', fill: 'kind' }),
      Plot.tickX(rows, {
        x: ({ modelledMs }: CostOfStep) => modelledMs / 60_000,
        y: 'name',
        stroke: 'var(--ink)',
        strokeWidth: 2,
      }),
      Plot.text(rows, namePlace(width)),
    ],
  }));
}

/** Beside its bar where there is room, else above it. */
function namePlace(width: ChartWidth): Plot.TextOptions {
  const common = { y: 'name', fill: 'var(--ink)', lineWidth: width === 'wide' ? 16 : 24 } as const;
  const place =
    width === 'wide'
      ? ({ textAnchor: 'end', dx: -10 } as const)
      : ({ textAnchor: 'start', dy: -24 } as const);
  return { ...common, ...place, text: 'name', x: () => 0, textOverflow: 'ellipsis' };
}

function rowHeight(width: ChartWidth): number {
  return width === 'wide' ? 34 : 54;
}

function nameOf({ step }: CostOfStep, steps: QuickstartReport['steps']): string {
  if (step === undefined) return 'Before the first step';
  const index = steps.findIndex(({ id }) => id === step);
  return `${index + 1} ${steps[index]?.title ?? step}`;
}
