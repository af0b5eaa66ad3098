/** What the page of notes has beside the report page. */
export const notesCss = `
.notes article { margin-top: 1.25rem; padding-top: 1rem; border-top: 1px solid var(--line); scroll-margin-top: 1rem; }
.notes article:target { border-top-color: var(--accent); }
.notes h2 code { font-size: 0.875rem; font-weight: 400; overflow-wrap: anywhere; }
.notes blockquote { margin-top: 0; max-width: 75ch; }
.notes blockquote p { white-space: pre-wrap; }
.notes form { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-top: 0.75rem; }
.notes button { padding: 0.3rem 0.8rem; border: 1px solid var(--line); border-radius: 99px; background: var(--card); color: var(--accent); font: inherit; font-size: 0.875rem; cursor: pointer; }
.notes button:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }
.notes .meaning { margin-top: 0.35rem; }
`;
