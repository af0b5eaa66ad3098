import type { NoteStatus } from '../../protocol/note-mark.ts';
import type { TimeWindow } from '../../protocol/received-event.ts';
import { linesWithSigns } from '../../text/lines-with-signs.ts';
import { withSigns } from '../../text/printable.ts';
import { renderWindow } from '../parse-window.ts';
import type { ReaderNote } from '../notes/reader-notes.ts';
import { groupBy } from '../runs/group-by.ts';
import { renderCount } from '../wording.ts';
import { wordNote } from '../word-note.ts';
import { inlineStyle } from './inline-style.ts';
import { offeredWindows } from './offered-windows.ts';
import { markup, nothing, type Markup } from '../../text/markup.ts';
import { notesCss } from './notes-css.ts';
import { reportCss } from './report-css.ts';

export interface ShownNotes {
  site: string;
  base: string;
  /** As it was asked for. */
  since: string;
  /** Also what bots and crowded runs left. */
  all: boolean;
  window: TimeWindow;
  /** How many there are in the window, of those asked for. */
  count: number;
  /** How many others there are. */
  setAside: number;
  /** What the forms carry as `?key=`. */
  formKey: string;
}

const buttons: readonly (readonly [NoteStatus, string])[] = [
  ['seen', 'Seen'],
  ['fixed', 'Fixed'],
  ['answered', 'Answered'],
  ['open', 'Open again'],
];

const style = inlineStyle(reportCss + notesCss);

/** The page has no script, takes nothing from elsewhere, and its forms go to where it is from. */
export const notesPolicy = `default-src 'none'; style-src ${style.source}; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;

/** What readers wrote, by step, with a form at each note. */
export function renderNotesPage(notes: readonly ReaderNote[], shown: ShownNotes): string {
  const { site, base, since, window } = shown;
  const steps = groupBy(notes, ({ quickstart, locale, step, place }) =>
    JSON.stringify([quickstart, locale, step, place]),
  );
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<meta name="robots" content="noindex" />
<title>Notes of readers · ${site}</title>
<link rel="icon" href="data:," />
${style.element}
</head>
<body class="notes">
<header class="top">
<p class="site"><a href="${base}">${site}</a></p>
<h1>What readers wrote</h1>
<nav aria-label="Window">${offeredWindows.map(([value, name]) => windowLink(value, name, since))}
<a href="./">Report</a> <span>${renderWindow(window)} UTC</span></nav>
</header>
<main>
${notes.length === 0 ? markup`<section class="quickstart"><p>No reader has left a note in this time.</p></section>` : nothing}
${[...steps.values()].map((ofStep) => stepSection(ofStep, shown))}
${whatIsLeft(notes.length, shown)}
</main>
</body>
</html>
`.text;
}

/** What is not on the page, and how to read it. */
function whatIsLeft(notes: number, { count, setAside, since, all }: ShownNotes): Markup {
  const link = `?${new URLSearchParams({ since, all: '' }).toString()}`;
  return markup`${count <= notes ? nothing : markup`<p>${renderCount(notes)} of ${renderCount(count)} notes are shown, the newest, and few of one run: "npx meantime notes" prints more.</p>`}
${all || setAside === 0 ? nothing : markup`<p>${renderCount(setAside)} of bots and of addresses that began many runs are left out. <a href="${link}">Show them too</a></p>`}`;
}

function windowLink(value: string, name: string, since: string): Markup {
  return value === since
    ? markup`<a href="?since=${value}" aria-current="page">${name}</a> `
    : markup`<a href="?since=${value}">${name}</a> `;
}

function stepSection(notes: readonly [ReaderNote, ...ReaderNote[]], shown: ShownNotes): Markup {
  const [{ quickstart, locale, step, place }] = notes;
  const name = locale === undefined ? quickstart : `${quickstart} (${locale})`;
  return markup`<section class="quickstart">
<h2>${withSigns(step ?? name)} <code>${withSigns(place)}</code></h2>
<p class="meaning">${withSigns(name)}</p>
${notes.map((note) => noteArticle(note, shown))}</section>
`;
}

function noteArticle(note: ReaderNote, { since, all, formKey }: ShownNotes): Markup {
  const { id, status, text } = note;
  const query = new URLSearchParams({ key: formKey, since, ...(all && { all: '' }) }).toString();
  const offered = buttons.filter(([value]) => value !== status);
  return markup`<article id="${id}">
<blockquote dir="auto"><p>${linesWithSigns(text).join('\n')}</p></blockquote>
<p class="meaning">${id} · ${wordNote(note).join(', ')}</p>
<form method="post" action="notes?${query}"><input type="hidden" name="id" value="${id}" />
${offered.map(([value, label]) => markup`<button name="status" value="${value}" aria-label="${label}: note ${id}">${label}</button>`)}</form>
</article>
`;
}
