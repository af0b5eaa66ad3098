/** The style sheet of the report page; a string, so that it goes wherever the compiled code goes. */
export const reportCss = `
:root {
  color-scheme: light dark;
  --paper: #f6f5f1;
  --card: #fff;
  --ink: #1c2128;
  --soft: #596270;
  --line: #e2e0d8;
  --accent: #0b6e6e;
  --accent-soft: #0b6e6e26;
  --warn: #a4470f;
  --warn-soft: #e39a6b;
  --warn-wash: #fdf4ee;
  --track: #ecebe5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12161b;
    --card: #1a2027;
    --ink: #e8eaed;
    --soft: #9aa5b1;
    --line: #2c343d;
    --accent: #4fc3b8;
    --accent-soft: #4fc3b833;
    --warn: #f0a070;
    --warn-soft: #b8683a;
    --warn-wash: #2a2019;
  --track: #262d35;
  }
}
*, ::before, ::after { box-sizing: border-box; }
body {
  margin: 0 auto;
  max-width: 72rem;
  padding: 2.5rem 1.5rem 3rem;
  background: var(--paper);
  color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
  font-variant-numeric: tabular-nums;
  -webkit-text-size-adjust: 100%;
}
a { color: var(--accent); text-underline-offset: 0.2em; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
h1, h2, p, dl, dd, figure, table, ol, ul { margin: 0; }
h1 { font-size: clamp(1.6rem, 1.2rem + 2vw, 2.4rem); line-height: 1.15; letter-spacing: -0.02em; text-wrap: balance; }
h2 { font-size: 1.35rem; line-height: 1.25; letter-spacing: -0.01em; overflow-wrap: anywhere; }
.site { font-weight: 600; overflow-wrap: anywhere; }
.site a { text-decoration: none; }
.top nav { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; margin-top: 1rem; }
.top nav a {
  padding: 0.25rem 0.8rem;
  border: 1px solid var(--line);
  border-radius: 99px;
  background: var(--card);
  font-size: 0.875rem;
  text-decoration: none;
}
.top nav a[aria-current] { border-color: var(--accent); background: var(--accent); color: var(--card); font-weight: 600; }
.top nav span { color: var(--soft); font-size: 0.875rem; }
.quickstart {
  margin-top: 1.75rem;
  padding: 1.75rem;
  border: 1px solid var(--line);
  border-radius: 14px;
  background: var(--card);
}
.quickstart header p, figcaption, .interval, .meaning, footer { color: var(--soft); font-size: 0.875rem; }
.quickstart header p { overflow-wrap: anywhere; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(11.5rem, 1fr)); gap: 1.25rem 1.5rem; margin-top: 1.5rem; }
.tiles div { padding-top: 0.7rem; border-top: 2px solid var(--line); }
.tiles div:first-child { border-top-color: var(--accent); }
.tiles dt { font-size: 0.875rem; font-weight: 600; }
.value { font-size: 1.65rem; line-height: 1.3; font-weight: 650; letter-spacing: -0.02em; white-space: nowrap; }
.outcome { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin-top: 1.5rem; font-size: 0.9375rem; }
.outcome span::before { content: ''; display: inline-block; width: 0.65em; height: 0.65em; margin-right: 0.45em; border-radius: 50%; background: var(--soft); }
.outcome .reached::before { background: var(--accent); }
.outcome .gave-up::before { background: var(--warn-soft); }
figure { margin-top: 2rem; }
.chart { display: block; width: 100%; height: auto; overflow: visible; }
.narrow { display: none; }
.chart text { fill: var(--soft); font: 12px system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; font-variant-numeric: tabular-nums; white-space: pre; }
.chart [data-mark=text] text { fill: var(--ink); font-size: 13px; }
h3 { margin: 0 0 0.5rem; font-size: 1.0625rem; line-height: 1.35; }
.change { max-width: 75ch; margin-top: 1.25rem; }
.change.slower { color: var(--warn); font-weight: 600; }
.change.faster { color: var(--accent); font-weight: 600; }
.costliest { margin-top: 1.75rem; padding: 1.1rem 1.25rem; border-radius: 10px; background: var(--warn-wash); border-left: 4px solid var(--warn-soft); }
.costliest h3 { font-size: 1.25rem; overflow-wrap: anywhere; }
.costliest h3 span { display: block; color: var(--warn); font-size: 0.8125rem; font-weight: 650; }
.costliest p { max-width: 75ch; }
.costliest p + p { margin-top: 0.35rem; }
.costliest code { font-size: 0.875rem; overflow-wrap: anywhere; }
blockquote { margin: 0.75rem 0 0; padding-left: 0.9rem; border-left: 2px solid var(--warn-soft); }
blockquote p { white-space: pre-line; overflow-wrap: anywhere; unicode-bidi: isolate; }
.key::before { content: ''; display: inline-block; width: 0.75em; height: 0.75em; margin-right: 0.35em; border-radius: 2px; vertical-align: -0.05em; background: var(--accent); }
.key.left::before { background: var(--warn-soft); }
.key.tick::before { width: 2px; background: var(--ink); }
details { margin-top: 0.75rem; }
summary { width: fit-content; color: var(--accent); font-size: 0.875rem; cursor: pointer; }
summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
h3.next { margin-top: 1.75rem; }
.split { margin-top: 1.75rem; }
.split .meaning { margin-top: 0.5rem; max-width: 75ch; }
.wide-table { overflow-x: auto; }
.split td:nth-last-child(2) { min-width: 13rem; white-space: normal; }
.split th:last-child { white-space: normal; min-width: 6rem; }
.wide-table:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
.top nav.splits { margin-top: 0.75rem; }
.top nav.splits a { padding: 0.1rem 0.65rem; font-size: 0.8125rem; }
.trend { margin-top: 0.75rem; border-collapse: collapse; font-size: 0.9375rem; }
.trend th, .trend td { padding: 0.35rem 1.5rem 0.35rem 0; border-top: 1px solid var(--line); text-align: left; font-weight: 400; white-space: nowrap; }
.trend thead th { border-top: 0; color: var(--soft); font-size: 0.8125rem; font-weight: 600; }
figcaption { max-width: 75ch; margin-top: 0.5rem; }
.steps { width: 100%; margin-top: 1.75rem; border-collapse: collapse; font-size: 0.9375rem; }
.steps caption { padding-bottom: 0.5rem; font-weight: 600; text-align: left; }
.steps th, .steps td { padding: 0.55rem 0 0.55rem 1rem; border-top: 1px solid var(--line); text-align: right; white-space: nowrap; }
.steps thead th { border-top: 0; color: var(--soft); font-size: 0.8125rem; font-weight: 600; }
.steps th:first-child { padding-left: 0; text-align: left; white-space: normal; overflow-wrap: anywhere; }
.steps tbody th { font-weight: 500; }
.steps .number { color: var(--soft); }
.steps .funnel { width: 30%; text-align: left; }
.steps td.funnel span { display: inline-block; min-width: 3.5ch; text-align: right; }
.bar { width: calc(100% - 4.5ch); height: 0.75rem; vertical-align: -0.06rem; border-radius: 3px; }
.track { fill: var(--track); }
.stayed { fill: var(--accent); }
.gone { fill: var(--warn-soft); }
.steps td.left { color: var(--warn); font-weight: 650; }
.remarks { margin-top: 1.25rem; padding-left: 1.1rem; font-size: 0.9375rem; }
.empty > * { max-width: 68ch; }
.empty ul { margin: 1rem 0; padding-left: 1.1rem; }
.empty li + li { margin-top: 0.25rem; }
.empty .lead { font-size: 1.25rem; font-weight: 600; }
.empty ol { margin: 0.5rem 0 1rem; padding-left: 1.4rem; }
.empty pre { margin: 1rem 0 0; padding: 1rem; border-radius: 8px; background: var(--paper); overflow-x: auto; }
footer { margin-top: 2rem; max-width: 75ch; }
footer p + p { margin-top: 0.5rem; }
@media (max-width: 45rem) {
  body { padding: 1.5rem 1rem 2rem; }
  .quickstart { margin-inline: -0.25rem; padding: 1.15rem; }
  .tiles { grid-template-columns: 1fr 1fr; gap: 1rem; }
  .tiles div:last-child:nth-child(odd) { grid-column: 1 / -1; }
  .value { font-size: 1.3rem; }
  .wide { display: none; }
  .narrow { display: block; }
  .steps thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .steps, .steps tbody, .steps caption { display: block; }
  .steps tr { display: grid; grid-template-columns: repeat(3, 1fr); gap: 0.5rem 0.75rem; padding: 0.85rem 0; border-top: 1px solid var(--line); }
  .steps th, .steps td { display: block; padding: 0; border: 0; text-align: left; }
  .steps tbody th, .steps td.funnel { grid-column: 1 / -1; width: auto; }
  .steps td::before { content: attr(data-label); display: block; color: var(--soft); font-size: 0.75rem; }
}
`.trimStart();
