import { renderDuration } from '../../protocol/duration.ts';
import { linesWithSigns } from '../../text/lines-with-signs.ts';
import { withSigns } from '../../text/printable.ts';
import { inlineStyle } from '../page/inline-style.ts';
import { markup, nothing, type Markup } from '../../text/markup.ts';
import { reportCss } from '../page/report-css.ts';
import { renderCount } from '../wording.ts';
import type { Pain, QuickstartReview, QuotedNote, Review } from './review.ts';
import { reviewCss } from './review-css.ts';
import {
  namePain,
  noPain,
  wordCost,
  wordDone,
  wordFormer,
  wordGrowth,
  wordNumber,
  wordQuoted,
  wordShareOfStage,
  wordSigns,
  wordTitle,
} from './word-review.ts';

const style = inlineStyle(reportCss + reviewCss);
/** Whatever a stranger wrote: nothing runs, nothing is fetched, nothing is sent. */
const policy = `default-src 'none'; style-src ${style.source}; img-src data:; base-uri 'none'; form-action 'none'`;

/** The review as one file that needs nothing else: to be mailed, kept, or shown in a meeting. */
export function renderReviewPage(review: Review): string {
  const title = withSigns(wordTitle(review));
  const { quickstarts, pains } = review;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="${policy}" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<meta name="referrer" content="no-referrer" />
<meta name="robots" content="noindex" />
<title>${title}</title>
<link rel="icon" href="data:," />
${style.element}
</head>
<body class="review">
<header class="top"><h1>${title}</h1></header>
<main>
${quickstarts.map(numberOf)}
<section class="quickstart"><h2>The three worst pains</h2>
${pains.length === 0 ? markup`<p>${noPain}</p>` : markup`<ol class="pains">${pains.map(painOf)}</ol>`}
</section>
${formerOf(review)}
${quickstarts.map(funnelOf)}
<section class="quickstart"><h2>Growth</h2>
<ul>${wordGrowth(review).map((line) => markup`<li>${withSigns(line)}</li>`)}</ul>
</section>
</main>
</body>
</html>
`.text;
}

function numberOf(quickstart: QuickstartReview): Markup {
  const { value, rest, change } = wordNumber(quickstart);
  return markup`<section class="quickstart"><h2>${withSigns(quickstart.now.title)}</h2>
<p>${value === undefined ? nothing : markup`<strong class="value">${value}</strong> `}${rest}</p>
${change ? markup`<p class="change ${change.kind}">${change.text}</p>` : nothing}
</section>
`;
}

function painOf(pain: Pain): Markup {
  return markup`<li><h3>${withSigns(namePain(pain))}</h3>
<p><strong>${renderDuration(pain.totalMs)}</strong> ${wordCost(pain)} <code>${withSigns(pain.place)}</code></p>
<p>${wordSigns(pain)}</p>
${pain.notes.map(noteOf)}</li>
`;
}

function noteOf(note: QuotedNote): Markup {
  // Lines are parted by what a style sheet shows as such, so that the text is what was written.
  const text = linesWithSigns(note.text).join('\n');
  return markup`<figure><blockquote dir="auto"><p>${text}</p></blockquote>
<figcaption>Note ${wordQuoted(note)}</figcaption></figure>
`;
}

function formerOf({ former, done }: Review): Markup {
  if (former.length === 0 && done.left === 0) return nothing;
  return markup`<section class="quickstart"><h2>What was done about the three of the time before</h2>
<ul>${former.map((pain) => markup`<li><strong>${withSigns(namePain(pain.then))}</strong>: ${wordFormer(pain)}</li>`)}
${done.left === 0 ? nothing : markup`<li>All in all: of ${wordDone(done)}</li>`}</ul>
</section>
`;
}

function funnelOf({ now, stages }: QuickstartReview): Markup {
  const rows = stages.map((stage) => {
    const { name, readers, lever } = stage;
    return markup`<tr><th scope="row">${withSigns(name)}</th><td>${renderCount(readers)}</td><td>${wordShareOfStage(stage, stages)}</td><td>${withSigns(lever)}</td></tr>
`;
  });
  return markup`<section class="quickstart"><h2>From landing to hello: ${withSigns(now.title)}</h2>
<div class="scroll" tabindex="0" role="region" aria-label="From landing to hello: ${withSigns(now.title)}"><table class="trend">
<thead><tr><th scope="col">Stage</th><th scope="col">Readers</th><th scope="col">Of those who opened it</th><th scope="col">What moves them on</th></tr></thead>
<tbody>${rows}</tbody>
</table></div>
</section>
`;
}
