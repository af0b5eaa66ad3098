import { screenCss } from '../../../src/walkthrough/report/screen-css.ts';

/** The style sheet of a recording's own page. */
export const filmCss = `${screenCss}
*, ::before, ::after { box-sizing: border-box; }
body {
  margin: 0; padding: 1rem; background: var(--card); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
}
main { margin: 0 auto; max-width: 60rem; }
h1, h2, p, pre, ol { margin: 0; }
h1 { font-size: 1.125rem; line-height: 1.3; }
h2 { margin-top: 1.5rem; font-size: 1rem; }
.made, .did, .left-out { color: var(--soft); font-size: 0.875rem; }
.did { margin-top: 0.75rem; }
pre { overflow-x: auto; font: 0.8125rem/1.45 ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace; tab-size: 8; }
code { font: 0.875em ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.typed, .screen { margin-top: 0.5rem; padding: 0.7rem 0.9rem; border: 1px solid var(--line); border-radius: 8px; background: var(--screen); }
.typed { border-inline-start: 3px solid var(--accent); }
.film { margin-top: 0.75rem; min-height: 12rem; max-height: 20rem; overflow-y: auto; }
.controls { display: flex; align-items: center; gap: 0.75rem; margin-top: 0.6rem; }
.controls input { flex: 1; min-width: 4rem; accent-color: var(--accent); height: 1.5rem; }
button { min-height: 2.25rem; padding: 0.25rem 0.9rem; border: 1px solid var(--line); border-radius: 99px; background: var(--paper); color: var(--ink); font: inherit; font-size: 0.875rem; cursor: pointer; }
.controls button { border-color: var(--accent); background: var(--accent); color: var(--card); font-weight: 600; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.chapters { display: flex; flex-wrap: wrap; gap: 0.4rem; margin-top: 0.6rem; padding: 0; list-style: none; }
.chapters button { overflow-wrap: anywhere; text-align: start; }
.player { padding-bottom: 1rem; border-bottom: 1px solid var(--line); }
.player[hidden] { display: none; }
`;
