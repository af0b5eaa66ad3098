import { renderDuration } from '../../protocol/duration.ts';
import type { IncidencePoint, QuickstartReport } from '../report.ts';
import { renderShare } from '../wording.ts';
import { markup, nothing, type Markup } from './markup.ts';

interface ChartSize {
  width: number;
  height: number;
}

const margin = { top: 14, right: 14, bottom: 40, left: 44 };
const minuteMs = 60_000;
/** The axis ends at the first of these by which nearly all that happens has happened. */
const axisMinutes = [5, 10, 20, 30, 60];

interface Scales {
  x: (timeMs: number) => number;
  y: (share: number) => number;
  endMs: number;
}

/**
 * The cumulative incidence of hello with its interval band, as SVG. Drawn for a given size, since
 * scaled text is unreadable on a narrow screen.
 */
export function incidenceChart(
  quickstart: QuickstartReport,
  points: readonly IncidencePoint[],
  size: ChartSize,
): Markup {
  const scales = scalesOf(points, size);
  const shown = points.filter(({ timeMs }) => timeMs <= scales.endMs);
  const last = shown.at(-1)?.share ?? 0;
  const label = `Share of runs that reached hello world by each time: ${renderShare(last)} after ${renderDuration(scales.endMs)}.`;
  return markup`<svg
    class="chart"
    viewBox="0 0 ${size.width} ${size.height}"
    width="${size.width}"
    height="${size.height}"
    role="img"
    aria-label="${label}"
  >
    ${grid(scales, size)}
    <path class="band" d="${bandPath(shown, scales)}" />
    <path class="curve" d="${curvePath(shown, scales)}" />
    ${marks(quickstart, scales, size)}
  </svg>`;
}

function scalesOf(points: readonly IncidencePoint[], { width, height }: ChartSize): Scales {
  const final = points.at(-1)?.share ?? 0;
  const settledMs = points.find(({ share }) => share >= final * 0.98)?.timeMs ?? 0;
  const minutes = axisMinutes.find((limit) => limit * minuteMs >= settledMs) ?? 60;
  const endMs = minutes * minuteMs;
  const plotWidth = width - margin.left - margin.right;
  const plotHeight = height - margin.top - margin.bottom;
  return {
    endMs,
    x: (timeMs) => round(margin.left + (timeMs / endMs) * plotWidth),
    y: (share) => round(margin.top + (1 - share) * plotHeight),
  };
}

function grid({ x, y, endMs }: Scales, { width, height }: ChartSize): Markup {
  const minutes = endMs / minuteMs;
  const ticks = Array.from({ length: 6 }, (_, index) => (index * minutes) / 5);
  const shares = [0, 0.25, 0.5, 0.75, 1];
  const left = margin.left - 8;
  const right = width - margin.right;
  const bottom = height - margin.bottom + 18;
  const lines = shares.map(
    (share) => markup`
      <line class="${share === 0.5 ? 'half' : ''}" x1="${margin.left}" x2="${right}" y1="${y(share)}" y2="${y(share)}" />
      <text x="${left}" y="${y(share) + 4}" text-anchor="end">${share * 100} %</text>`,
  );
  const labels = ticks.map(
    (minute) => markup`
      <text x="${x(minute * minuteMs)}" y="${bottom}" text-anchor="middle">${minute}</text>`,
  );
  const middle = (margin.left + right) / 2;
  return markup`<g class="grid">${lines}${labels}
      <text x="${middle}" y="${height - 4}" text-anchor="middle">minutes since landing</text>
    </g>`;
}

/** Where the model and half of the starters stand. */
function marks(quickstart: QuickstartReport, scales: Scales, { height }: ChartSize): Markup {
  const { modelledMs, medianOfStarters } = quickstart;
  const medianMs = medianOfStarters?.ms ?? Infinity;
  const modelled =
    modelledMs > scales.endMs
      ? nothing
      : markup`<line
          class="modelled"
          x1="${scales.x(modelledMs)}"
          x2="${scales.x(modelledMs)}"
          y1="${margin.top}"
          y2="${height - margin.bottom}"
        />`;
  const median =
    medianMs > scales.endMs
      ? nothing
      : markup`<circle class="median" cx="${scales.x(medianMs)}" cy="${scales.y(0.5)}" r="4.5" />`;
  return markup`${modelled}${median}`;
}

function bandPath(points: readonly IncidencePoint[], scales: Scales): string {
  const upper = points.map(({ timeMs, high }): [number, number] => [timeMs, high]);
  const lower = points.map(({ timeMs, low }): [number, number] => [timeMs, low]).reverse();
  return `${linePath([...upper, ...lower], scales)}Z`;
}

function curvePath(points: readonly IncidencePoint[], scales: Scales): string {
  return linePath(
    points.map(({ timeMs, share }) => [timeMs, share]),
    scales,
  );
}

function linePath(points: readonly [timeMs: number, share: number][], { x, y }: Scales): string {
  return points
    .map(([timeMs, share], index) => `${index === 0 ? 'M' : 'L'}${x(timeMs)} ${y(share)}`)
    .join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
