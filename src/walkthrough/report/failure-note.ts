import { renderLocation } from '../../protocol/errors.ts';
import { withSigns } from '../../text/printable.ts';
import { markup, nothing, type Markup } from '../../text/markup.ts';
import type { Failure, KeptFiles } from '../result.ts';
import { evidenceOf, type KeptEvidence } from './evidence.ts';
import { messageParts, type MessagePart } from './message-parts.ts';
import type { Picture } from './walk-page.ts';

/** What a colleague would write of a failure: where, what happened, what came, what to do. */
export function failureNote(
  failure: Failure,
  { pictures, kept }: { pictures: readonly Picture[]; kept: KeptFiles | undefined },
): Markup {
  const { title, message, hint, location, isUnjudged } = failure;
  return markup`<div class="note ${isUnjudged ? 'unjudged' : 'broken'}">
<h3>${location ? markup`<code>${renderLocation(location)}</code> ` : nothing}${withSigns(title)}</h3>
${messageParts(message).map(messagePart)}
${hint === undefined ? nothing : markup`<p class="hint">${withCode(hint)}</p>`}
${evidenceOf(kept ?? { recordings: [] }).map(evidenceLine)}
${pictures.map(pictureBlock)}
</div>`;
}

/** One part of a message. */
export function messagePart({ kind, lines }: MessagePart): Markup {
  if (kind === 'text') return markup`<p>${lines.map((line) => markup`${withCode(line)}\n`)}</p>`;
  const rows = lines.map((line) => markup`${quotedLine(line)}\n`);
  return markup`<pre class="quote" tabindex="0" role="group" aria-label="Quoted">${rows}</pre>`;
}

/** What is only expected and what only came look as they do in a diff. */
function quotedLine(line: string): Markup {
  const text = withSigns(line);
  if (line.startsWith('- ')) return markup`<span class="gone">${text}</span>`;
  if (line.startsWith('+ ')) return markup`<span class="came">${text}</span>`;
  return markup`${text}`;
}

function pictureBlock({ caption, url, isFolded }: Picture): Markup {
  const image = markup`<img src="${url}" alt="${caption}" />`;
  return isFolded
    ? markup`<details><summary>${caption}</summary>${image}</details>`
    : markup`<figure>${image}<figcaption>${caption}</figcaption></figure>`;
}

function evidenceLine({ what, at }: KeptEvidence): Markup {
  return markup`<p>${what}: <code>${at}</code></p>`;
}

/** Words in backticks are code, as they are where it is shown as Markdown. */
function withCode(text: string): Markup[] {
  return text
    .split('`')
    .map((part, index) =>
      index % 2 === 1 ? markup`<code>${withSigns(part)}</code>` : markup`${withSigns(part)}`,
    );
}
