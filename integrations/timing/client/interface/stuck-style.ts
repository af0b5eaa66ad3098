/**
 * The button stands in the gap that the page leaves before the next heading, and takes no room of
 * its own unless there is none. What opens takes its room below it.
 */
export const stuckStyle = `
:host{position:relative;height:0;font-size:.875em;text-align:end}
:host(.open),:host(.room){height:auto}
:host(:not(.open):not(.room)) .opener{position:absolute;inset-block-start:-.5rem;inset-inline-end:0}
.opener{opacity:.8}
.opener:is(:hover,:focus-visible){opacity:1}
form{padding:1rem;margin-block:.25rem 1.5rem;border:1px solid var(--line);border-radius:var(--radius);text-align:start}
label{margin-block:0 .25rem}
[role=status]{margin-block:.25rem 1rem}
`;
