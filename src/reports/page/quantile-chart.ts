import * as Plot from '@observablehq/plot';
import { renderDate } from '../parse-window.ts';
import type { Period, QuickstartReport, ShareTime } from '../report.ts';
import { wordMedian } from '../wording.ts';
import { nothing, type Markup } from '../../text/markup.ts';
import { plotChart } from './plot-chart.ts';

/** Beyond the hour nobody is waited for. */
const mostMinutes = 60;

interface QuantilePoint {
  at: Date;
  share: string;
  minutes: number;
  low: number;
  high: number;
}

/** By when 25, 50, 75 and 90 % of the starters of each day or week had reached it, with bands. */
export function quantileChart({ title, trend }: QuickstartReport): Markup {
  const told = trend.flatMap(pointsOf);
  const periods = new Set(told.map(({ at }) => at.getTime()));
  if (periods.size < 2) return nothing;
  const last = trend.findLast(({ timesByShare }) => timesByShare !== null);
  const values = last?.timesByShare?.map((time) => `${percent(time)} ${wordMedian(time).value}`);
  const label = `By when so many starters of “${title}” had reached it, lately (${renderDate(last?.fromMs ?? 0)}): ${values?.join(', ') ?? ''}.`;
  const [from, to] = [trend[0]?.fromMs ?? 0, trend.at(-1)?.toMs ?? 0];
  return plotChart(label, (width) => ({
    ...{ height: width === 'wide' ? 240 : 220, marginLeft: 44, marginRight: 44, marginBottom: 34 },
    x: {
      ...{ type: 'utc', label: null, ticks: width === 'wide' ? 8 : 4 },
      domain: [new Date(from), new Date(to)],
    },
    y: { label: 'minutes', labelArrow: 'none', grid: true, zero: true, nice: true, ticks: 4 },
    marks: [
      Plot.areaY(told, {
        ...{ x: 'at', y1: 'low', y2: 'high', z: 'share', fill: 'var(--accent-soft)' },
      }),
      Plot.lineY(told, {
        ...{ x: 'at', y: 'minutes', z: 'share', stroke: 'var(--accent)', strokeWidth: 2 },
      }),
      Plot.text(
        told,
        Plot.selectLast({
          ...{ x: 'at', y: 'minutes', z: 'share', text: 'share', dx: 10, textAnchor: 'start' },
        }),
      ),
    ],
  }));
}

function pointsOf({ fromMs, toMs, timesByShare }: Period): QuantilePoint[] {
  return (timesByShare ?? []).flatMap((time) => {
    const { ms, lowMs, highMs } = time;
    if (ms === null) return [];
    const [minutes = 0, low = 0, high = 0] = [ms, lowMs, highMs].map((end) =>
      Math.min(mostMinutes, (end ?? Infinity) / 60_000),
    );
    return [{ at: new Date((fromMs + toMs) / 2), share: percent(time), minutes, low, high }];
  });
}

function percent({ share }: ShareTime): string {
  return `${Math.round(share * 100)} %`;
}
