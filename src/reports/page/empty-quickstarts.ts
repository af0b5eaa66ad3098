import { renderDuration } from '../../protocol/duration.ts';
import type { QuickstartReport, Report } from '../report.ts';
import { unbroken, wordBudget, wordSetAside } from '../wording.ts';
import { markup, nothing, type Markup } from '../../text/markup.ts';

/** The quickstarts that nobody has opened yet, and how the first run comes about. */
export function emptyQuickstarts(
  quickstarts: readonly QuickstartReport[],
  { base, window }: Pick<Report, 'base' | 'window'>,
): Markup {
  const isAll = window.fromMs === 0;
  return markup`<section class="quickstart empty">
    <h2>${isAll ? 'No runs yet.' : 'No runs in this time.'}</h2>
    ${isAll ? nothing : markup`<p><a href="?since=all">All</a> has those that landed before.</p>`}
    <ol>
      <li>Open a quickstart in a browser and follow its steps.</li>
      <li>At the last one, say whether it worked.</li>
      <li>Load this page again: the run is here.</li>
    </ol>
    <ul>
      ${quickstarts.map((quickstart) => emptyQuickstart(quickstart, base))}
    </ul>
    <p>
      Nothing appears? Browsers that ask not to be tracked send nothing. Scripted ones are set aside,
      and so is a hello that comes sooner than anybody could be done.
    </p>
  </section> `;
}

function emptyQuickstart(quickstart: QuickstartReport, base: Report['base']): Markup {
  const { title, path, modelledMs, budgetMs, setAside } = quickstart;
  const aside = wordSetAside(setAside);
  const modelled = unbroken(`${renderDuration(modelledMs)}, ${wordBudget(modelledMs, budgetMs)}`);
  return markup`<li>
    <a href="${base.slice(0, -1) + path}">${title}</a> · a newcomer is modelled to take
    ${modelled}${aside ? ` · set aside: ${aside}` : ''}
  </li> `;
}
