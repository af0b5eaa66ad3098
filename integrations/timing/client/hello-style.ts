/**
 * Colours come from the page: `--meantime-accent`, `--meantime-on-accent`, `--meantime-radius`;
 * text and lines follow the text around, in light and dark alike.
 */
export const helloStyle = `
:host{display:block;margin-block:2rem}
section{padding:1.25rem;border:1px solid color-mix(in srgb,currentColor 20%,transparent);border-radius:var(--meantime-radius,.75rem)}
p{margin:0;font-weight:600;text-wrap:balance}
p:empty{display:none}
:focus-visible{outline:2px solid var(--meantime-accent,#2563eb);outline-offset:2px}
[role=status]:focus{outline:none}
[role=status]:not(:first-child){margin-top:1rem;font-weight:400}
.buttons{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:1rem}
button,textarea{padding:.5rem;border:1px solid color-mix(in srgb,currentColor 35%,transparent);border-radius:calc(var(--meantime-radius,.75rem)*.6);background:none;color:inherit;font:inherit}
button{min-height:2.75rem;padding-inline:1.25rem;font-weight:600}
button,summary{cursor:pointer}
button:hover{background:color-mix(in srgb,currentColor 8%,transparent)}
.main{border-color:transparent;background:var(--meantime-accent,#2563eb);color:var(--meantime-on-accent,#fff)}
.main:hover{background:color-mix(in srgb,var(--meantime-accent,#2563eb) 88%,#000)}
.link{min-height:0;padding:0;border:0;font-weight:400;text-decoration:underline}
.link:hover{background:none}
details{margin-top:1rem}
summary{width:max-content}
label{display:block;margin-block:.75rem .25rem}
textarea{box-sizing:border-box;width:100%}
small{display:block;margin-top:.75rem;font-size:.8125em;opacity:.8}
`;
