import { withSigns } from '../../text/printable.ts';
import { markup, nothing, type Markup } from '../../text/markup.ts';
import { classesOf, type ScreenLine, type ScreenRun } from '../../protocol/screen-line.ts';

/** What more a screen has is in its recording. */
const mostLines = 400;

/** A terminal's or a page's text as it was seen; of a long one the end, which says how it went. */
export function screenBlock(lines: readonly ScreenLine[], label: string): Markup {
  if (lines.length === 0) return nothing;
  const left = Math.max(lines.length - mostLines, 0);
  const rows = lines.slice(left).map((line) => markup`${line.map(runSpan)}\n`);
  return markup`${left === 0 ? nothing : markup`<p class="left-out">${left} lines before these are in the recording.</p>`}
<pre class="screen" tabindex="0" role="group" aria-label="${label}">${rows}</pre>`;
}

function runSpan(run: ScreenRun): Markup {
  const shown = withSigns(run.text);
  const classes = classesOf(run);
  return classes === '' ? markup`${shown}` : markup`<span class="${classes}">${shown}</span>`;
}
