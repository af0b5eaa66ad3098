import type { QuickstartReport } from '../report.ts';
import { unbroken } from '../wording.ts';
import { splitHeads, splitNames, splitRows, wordReference } from '../word-split.ts';
import { markup, nothing, type Markup } from '../../text/markup.ts';

/** The runs of a quickstart told apart, where that was asked for. */
export function splitSection({ split }: QuickstartReport): Markup {
  if (!split || split.parts.length === 0) return nothing;
  const heads = [splitNames[split.by], ...splitHeads];
  return markup`<section class="split">
    <h3>By ${splitNames[split.by].toLowerCase()}</h3>
    <div class="wide-table" tabindex="0">
      <table class="trend">
        <thead>
          <tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr>
        </thead>
        <tbody>
          ${splitRows(split).map(
            ([name = '', ...cells]) =>
              markup`<tr><th scope="row">${name}</th>${cells.map((cell) => markup`<td>${unbroken(cell)}</td>`)}</tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="meaning">${wordReference(split)}</p>
  </section>`;
}
