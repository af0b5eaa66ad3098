import { withSigns } from '../../text/printable.ts';
import { markup, nothing, type Markup } from '../../text/markup.ts';
import type { WalkReport } from '../result.ts';
import { messagePart } from './failure-note.ts';
import { messageParts } from './message-parts.ts';
import { walkCss } from './walk-css.ts';
import { walkSection } from './walk-section.ts';
import {
  countOutcomes,
  outcomeOf,
  outcomeWords,
  type ShownWalk,
  type WalkPage,
} from './walk-page.ts';

/** Nothing in the page asks for anything, whatever a terminal printed. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** A walk as a page that needs no other file and no script. */
export function renderWalkPage(page: WalkPage): string {
  const { report, walks, unwalked } = page;
  const { site, isUnfinished, writtenAtMs } = report;
  const sections = walks.map((walk, index) => walkSection(walk, `walk-${index + 1}`));
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="${policy}" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<meta name="robots" content="noindex" />
<title>Walk of ${withSigns(site)}: ${countOutcomes(page)}</title>
<link rel="icon" href="data:," />
${{ text: `<style>${walkCss}</style>` }}
</head>
<body>
<header class="top">
<p class="site">${withSigns(site)}</p>
<h1>${headline(page)}</h1>
<p class="when">${countOutcomes(page)} · <time datetime="${new Date(writtenAtMs).toISOString()}">${renderMoment(writtenAtMs)}</time>${isUnfinished ? ' · stopped before its end, or still under way' : ''}</p>
${walks.length > 1 ? contents(walks) : nothing}
</header>
<main>
${report.failedSpecs ? specSection(report.failedSpecs) : nothing}
${sections}
${unwalked.length === 0 ? nothing : missed(unwalked)}
</main>
<footer><p>Human time is modelled (${report.model.name}): it compares, it does not predict. Machine time was measured on the machine that walked.</p></footer>
</body>
</html>
`.text;
}

function headline({ walks, report }: WalkPage): string {
  if (report.failedSpecs) return 'A spec of the project failed';
  if (report.ok) return 'Every quickstart leads to hello world';
  const broken = walks.filter(({ result }) => outcomeOf(result) === 'broken').length;
  if (broken === 1) return 'A quickstart is broken';
  if (broken > 1) return `${broken} walks broke`;
  return report.isUnfinished ? 'The walk has not come to its end' : 'Something could not be judged';
}

/** `2026-11-26 14:05 UTC` */
function renderMoment(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function contents(walks: readonly ShownWalk[]): Markup {
  const items = walks.map(({ title, result }, index) => {
    const outcome = outcomeOf(result);
    return markup`<li><a href="#walk-${index + 1}">${withSigns(title)}</a> <span class="outcome ${outcome}">${outcomeWords[outcome]}</span></li>\n`;
  });
  return markup`<nav aria-label="Walkthroughs"><ol>${items}</ol></nav>`;
}

function specSection(specs: NonNullable<WalkReport['failedSpecs']>): Markup {
  const notes = specs.map(
    ({ title, errors }) =>
      markup`<div class="note"><h3>${withSigns(title)}</h3>${errors.flatMap(messageParts).map(messagePart)}</div>`,
  );
  return markup`<section class="walk" aria-labelledby="specs"><h2 id="specs">Specs that failed</h2>${notes}</section>`;
}

function missed(names: readonly string[]): Markup {
  const items = names.map((name) => markup`<li>${withSigns(name)}</li>`);
  return markup`<section class="walk" aria-labelledby="unwalked"><h2 id="unwalked">Not walked</h2><p>Nothing can be said of these:</p><ul>${items}</ul></section>`;
}
