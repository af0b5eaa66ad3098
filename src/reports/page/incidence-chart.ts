import * as Plot from '@observablehq/plot';
import { renderDuration } from '../../protocol/duration.ts';
import type { IncidencePoint, QuickstartReport } from '../report.ts';
import { renderShare } from '../wording.ts';
import type { Markup } from '../../text/markup.ts';
import { plotChart } from './plot-chart.ts';

const minuteMs = 60_000;
/** The axis ends at the first of these by which nearly all that happens has happened. */
const axisMinutes = [5, 10, 20, 30, 60];

/** The cumulative incidence of hello with its interval band. */
export function incidenceChart(
  { modelledMs, medianOfStarters }: QuickstartReport,
  points: readonly IncidencePoint[],
): Markup {
  const endMs = axisEndMs(points);
  const shown = points.filter(({ timeMs }) => timeMs <= endMs);
  const last = shown.at(-1)?.share ?? 0;
  const label = `Share of runs that reached hello world by each time: ${renderShare(last)} after ${renderDuration(endMs)}.`;
  const minutes = ({ timeMs }: IncidencePoint) => timeMs / minuteMs;
  const medianMs = medianOfStarters?.ms ?? Infinity;
  return plotChart(label, (width) => ({
    ...{ height: width === 'wide' ? 320 : 240, marginLeft: 48, marginRight: 16, marginBottom: 40 },
    x: { label: 'minutes since landing', labelAnchor: 'center', labelArrow: 'none', ticks: 5 },
    y: { domain: [0, 1], label: null, grid: true, ticks: 4, tickFormat: percent },
    marks: [
      Plot.areaY(shown, {
        ...{ x: minutes, y1: 'low', y2: 'high', fill: 'var(--accent-soft)' },
        curve: 'step-after',
      }),
      Plot.lineY(shown, {
        ...{ x: minutes, y: 'share', stroke: 'var(--accent)', strokeWidth: 2.25 },
        curve: 'step-after',
      }),
      ...(modelledMs <= endMs
        ? [
            Plot.ruleX([modelledMs / minuteMs], {
              ...{ stroke: 'var(--warn)', strokeWidth: 1.5, strokeDasharray: '5 4' },
            }),
          ]
        : []),
      ...(medianMs <= endMs
        ? [
            Plot.dot([{ at: medianMs / minuteMs }], {
              ...{ x: 'at', y: () => 0.5, r: 5, strokeWidth: 2.5 },
              ...{ fill: 'var(--card)', stroke: 'var(--accent)' },
            }),
          ]
        : []),
    ],
  }));
}

function axisEndMs(points: readonly IncidencePoint[]): number {
  const final = points.at(-1)?.share ?? 0;
  const settledMs = points.find(({ share }) => share >= final * 0.98)?.timeMs ?? 0;
  const minutes = axisMinutes.find((limit) => limit * minuteMs >= settledMs) ?? 60;
  return minutes * minuteMs;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
