import * as Plot from '@observablehq/plot';
import { renderDuration } from '../../protocol/duration.ts';
import { renderDate } from '../parse-window.ts';
import type { Period, QuickstartReport } from '../report.ts';
import { nothing, type Markup } from '../../text/markup.ts';
import { plotChart } from './plot-chart.ts';

/** The restricted mean by day or week, with the modelled newcomer and each change of the page. */
export function trendChart({ title, trend, revisions, modelledMs }: QuickstartReport): Markup {
  const told = trend.filter(({ restrictedMeanMs }) => restrictedMeanMs !== null);
  if (told.length < 2) return nothing;
  const [from, to] = [trend[0]?.fromMs ?? 0, trend.at(-1)?.toMs ?? 0];
  const changes = revisions.slice(1).filter(({ sinceMs }) => sinceMs > from && sinceMs < to);
  const values = told.map(
    ({ fromMs, restrictedMeanMs }) =>
      `${renderDate(fromMs)} ${renderDuration(restrictedMeanMs ?? 0)}`,
  );
  const label = `Restricted mean of “${title}” over time: ${values.join('; ')}.`;
  const middle = ({ fromMs, toMs }: Period) => new Date((fromMs + toMs) / 2);
  const minutes = ({ restrictedMeanMs }: Period) => (restrictedMeanMs ?? NaN) / 60_000;
  return plotChart(label, (width) => ({
    height: width === 'wide' ? 220 : 200,
    marginLeft: 44,
    marginRight: 16,
    marginBottom: 34,
    x: {
      type: 'utc',
      domain: [new Date(from), new Date(to)],
      label: null,
      ticks: width === 'wide' ? 8 : 4,
    },
    y: { label: 'minutes', labelArrow: 'none', grid: true, zero: true, nice: true, ticks: 4 },
    marks: [
      Plot.ruleX(changes, {
        x: ({ sinceMs }: { sinceMs: number }) => new Date(sinceMs),
        stroke: 'var(--soft)',
        strokeDasharray: '2 4',
      }),
      Plot.ruleY([modelledMs / 60_000], { stroke: 'var(--warn)', strokeDasharray: '5 4' }),
      Plot.lineY(trend, { x: middle, y: minutes, stroke: 'var(--accent)', strokeWidth: 2.25 }),
      Plot.dot(told, { x: middle, y: minutes, fill: 'var(--accent)', r: 3.5 }),
    ],
  }));
}
