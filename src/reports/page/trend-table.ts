import { renderDuration } from '../../protocol/duration.ts';
import { renderDate } from '../parse-window.ts';
import type { QuickstartReport, ShareTime } from '../report.ts';
import { renderCount, renderShare } from '../wording.ts';
import { markup, type Markup } from '../../text/markup.ts';

/** What the trend's picture shows, in numbers. */
export function trendTable({ trend, timesByShare }: QuickstartReport): Markup {
  const shares = (timesByShare ?? []).map(({ share }) => Math.round(share * 100));
  return markup`<div class="wide-table" tabindex="0"><table class="trend">
    <thead>
      <tr>
        <th scope="col">From</th>
        <th scope="col">Runs</th>
        <th scope="col">Reached</th>
        <th scope="col">Restricted mean</th>
        ${shares.map((share) => markup`<th scope="col">${share} %</th>`)}
      </tr>
    </thead>
    <tbody>
      ${trend.map(
        ({ fromMs, runs, reached, restrictedMeanMs, timesByShare }) => markup`<tr>
          <th scope="row">${renderDate(fromMs)}</th>
          <td>${renderCount(runs)}</td>
          <td>${runs === 0 ? '–' : renderShare(reached / runs)}</td>
          <td>${restrictedMeanMs === null ? '–' : renderDuration(restrictedMeanMs)}</td>
          ${shares.map((_, index) => markup`<td>${wordTime(timesByShare?.[index])}</td>`)}
        </tr> `,
      )}
    </tbody>
  </table></div>`;
}

function wordTime(time: ShareTime | undefined): string {
  if (!time) return '–';
  return time.ms === null ? 'never' : renderDuration(time.ms);
}
