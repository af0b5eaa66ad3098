/** The question for hello, a box in the text. */
export const helloStyle = `
:host{margin-block:2rem}
section{padding:1.25rem;border:1px solid var(--line);border-radius:var(--radius)}
.question{font-weight:600}
:not([hidden])~[role=status]:not(:empty){margin-top:1rem}
details{margin-top:1rem}
.small details{margin-block:.25rem}
.small p{margin-top:.25rem;overflow-wrap:anywhere}
section>.link{margin-top:.5rem}
summary{width:max-content;max-width:100%}
details .buttons{margin-top:.75rem}
pre{overflow:auto;margin:.75rem 0 0;padding:.75rem;border:1px solid var(--line);border-radius:calc(var(--radius)*.6);font-size:.8125em;white-space:pre-wrap;overflow-wrap:anywhere}
`;
