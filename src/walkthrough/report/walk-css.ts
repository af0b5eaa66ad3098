import { screenCss } from './screen-css.ts';

/** The style sheet of the report of a walk; a string, so that it goes wherever the compiled code goes. */
export const walkCss = `
${screenCss}*, ::before, ::after { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 64rem; padding: 2.5rem 1.5rem 3rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
  font-variant-numeric: tabular-nums; -webkit-text-size-adjust: 100%;
}
h1, h2, h3, p, dl, dd, figure, table, ol, ul, pre { margin: 0; }
h1 { font-size: clamp(1.6rem, 1.2rem + 2vw, 2.4rem); line-height: 1.15; letter-spacing: -0.02em; text-wrap: balance; }
h2 { font-size: 1.35rem; line-height: 1.25; overflow-wrap: anywhere; }
h3 { font-size: 1.0625rem; line-height: 1.4; overflow-wrap: anywhere; }
a { color: var(--accent); text-underline-offset: 0.2em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
code, pre { font-family: ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace; font-size: 0.875em; }
code { overflow-wrap: anywhere; }
.site { font-weight: 600; overflow-wrap: anywhere; }
.when, footer { color: var(--soft); font-size: 0.9375rem; }
.when { margin-top: 0.35rem; }
nav ol { margin-top: 1.25rem; padding: 0; list-style: none; border-top: 1px solid var(--line); }
nav li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.1rem 1rem; padding: 0.4rem 0; border-bottom: 1px solid var(--line); }
nav a { overflow-wrap: anywhere; }
.outcome { font-size: 0.875rem; font-weight: 600; white-space: nowrap; }
.outcome::before { content: ''; display: inline-block; width: 0.6em; height: 0.6em; margin-right: 0.45em; border-radius: 50%; background: currentColor; }
.outcome.broken { color: var(--warn); }
.outcome.unjudged { color: var(--doubt); }
.outcome.held { color: var(--accent); }
.walk { margin-top: 1.75rem; padding: 1.75rem; border: 1px solid var(--line); border-radius: 14px; background: var(--card); scroll-margin-top: 1rem; }
.walk > * + * { margin-top: 1.25rem; }
.walk > details + details { margin-top: 0; }
.walk header p { margin-top: 0.3rem; color: var(--soft); }
.walk header .outcome { margin-right: 0.6rem; }
.note { padding: 1.1rem 1.25rem; border-left: 4px solid var(--warn-line); border-radius: 10px; background: var(--warn-wash); }
.note.unjudged { border-color: var(--doubt-line); background: var(--doubt-wash); }
.note h3 code { color: var(--warn); font-size: 1em; margin-right: 0.35em; }
.note.unjudged h3 code { color: var(--doubt); }
.note > * + * { margin-top: 0.75rem; }
.note p { max-width: 75ch; white-space: pre-line; overflow-wrap: anywhere; }
.hint { font-weight: 600; }
.note img { display: block; max-width: 100%; height: auto; border: 1px solid var(--line); border-radius: 6px; }
figcaption { margin-bottom: 0.35rem; color: var(--soft); font-size: 0.875rem; }
figure { display: flex; flex-direction: column-reverse; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 1rem 1.5rem; }
.facts div { padding-top: 0.5rem; border-top: 2px solid var(--line); }
.facts dt { color: var(--soft); font-size: 0.8125rem; }
.facts dd { font-size: 1.25rem; font-weight: 650; letter-spacing: -0.01em; }
.needs, .warning { font-size: 0.9375rem; overflow-wrap: anywhere; }
.warning { color: var(--warn); }
.steps { width: 100%; border-collapse: collapse; font-size: 0.9375rem; }
.steps th, .steps td { padding: 0.45rem 0 0.45rem 1rem; border-top: 1px solid var(--line); text-align: right; white-space: nowrap; }
.steps thead th { border-top: 0; color: var(--soft); font-size: 0.8125rem; font-weight: 600; }
.steps tr > :first-child { padding-left: 0; text-align: left; white-space: normal; overflow-wrap: anywhere; font-weight: 500; }
.steps tfoot :is(th, td) { font-weight: 650; }
.steps .number { color: var(--soft); }
.steps .broken strong { color: var(--warn); }
.steps .picture { width: 40%; text-align: left; }
.steps svg { display: block; width: 100%; height: 0.75rem; }
.track { fill: var(--track); } .human { fill: var(--accent); } .machine { fill: var(--machine); }
.key { margin-right: 0.75rem; color: var(--soft); font-size: 0.8125rem; font-weight: 400; white-space: nowrap; }
.key::before { content: ''; display: inline-block; width: 0.75em; height: 0.75em; margin-right: 0.35em; border-radius: 2px; background: var(--accent); }
.key.machine::before { background: var(--machine); }
details { border-top: 1px solid var(--line); }
summary { padding: 0.55rem 0; cursor: pointer; font-weight: 600; overflow-wrap: anywhere; }
summary code { margin-left: 0.35rem; color: var(--soft); font-weight: 400; }
details ul { padding-left: 1.2rem; }
.scene { padding: 0.35rem 0 0.85rem; }
.did, .left-out { color: var(--soft); font-size: 0.8125rem; }
.left-out { margin-top: 0.5rem; }
pre { overflow-x: auto; line-height: 1.45; tab-size: 8; }
.typed, .screen, .quote { margin-top: 0.35rem; padding: 0.7rem 0.9rem; border: 1px solid var(--line); border-radius: 8px; background: var(--screen); }
.typed { border-left: 3px solid var(--accent); }
.screen { max-height: 32rem; overflow-y: auto; }
.gone { color: var(--c1); } .came { color: var(--c2); }
footer { margin-top: 2rem; max-width: 75ch; }
@media (max-width: 40rem) {
  body { padding: 1.5rem 1rem 2rem; }
  .walk { margin-inline: -0.25rem; padding: 1.1rem; }
  .note { margin-inline: -0.35rem; padding: 0.9rem; }
  .facts { grid-template-columns: 1fr 1fr; gap: 0.75rem; }
  .steps thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .steps, .steps tbody, .steps tfoot { display: block; }
  .steps tr { display: grid; grid-template-columns: 1fr 1fr; gap: 0.35rem 0.75rem; padding: 0.7rem 0; border-top: 1px solid var(--line); }
  .steps :is(th, td) { display: block; padding: 0; border: 0; text-align: left; }
  .steps tbody th, .steps .picture, .steps tfoot th { grid-column: 1 / -1; width: auto; }
  .steps td[data-label]::before { content: attr(data-label); display: block; color: var(--soft); font-size: 0.75rem; font-weight: 400; }
}
@media print { details:not([open]) > * { display: revert; } .screen { max-height: none; } }
`.trimStart();
