import { renderDuration } from '../../protocol/duration.ts';
import { renderDate } from '../parse-window.ts';
import type { QuickstartReport } from '../report.ts';
import { renderCount, renderShare } from '../wording.ts';
import { markup, type Markup } from './markup.ts';

/** What the trend's picture shows, in numbers. */
export function trendTable({ trend }: QuickstartReport): Markup {
  return markup`<table class="trend">
    <thead>
      <tr>
        <th scope="col">From</th>
        <th scope="col">Runs</th>
        <th scope="col">Reached</th>
        <th scope="col">Restricted mean</th>
      </tr>
    </thead>
    <tbody>
      ${trend.map(
        ({ fromMs, runs, reached, restrictedMeanMs }) => markup`<tr>
          <th scope="row">${renderDate(fromMs)}</th>
          <td>${renderCount(runs)}</td>
          <td>${runs === 0 ? '–' : renderShare(reached / runs)}</td>
          <td>${restrictedMeanMs === null ? '–' : renderDuration(restrictedMeanMs)}</td>
        </tr> `,
      )}
    </tbody>
  </table>`;
}
