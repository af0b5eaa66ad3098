/**
 * Colours come from the page: `--meantime-accent`, `--meantime-on-accent`, `--meantime-radius`, and
 * for what lies above the page `--meantime-surface` and `--meantime-on-surface`; on Starlight from
 * its own properties. Text and lines follow the text around, in light and dark alike.
 */
export const interfaceStyle = `
:host{--accent:var(--meantime-accent,var(--sl-color-text-accent,#2563eb));--on-accent:var(--meantime-on-accent,var(--sl-color-black,#fff));--line:color-mix(in srgb,currentColor 20%,transparent);--radius:var(--meantime-radius,.75rem);display:block}
:host([hidden]),[hidden]{display:none!important}
p{margin:0;text-wrap:balance}
p:empty{display:none}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
[role=status]:focus{outline:none}
button,textarea{padding:.5rem;border:1px solid color-mix(in srgb,currentColor 35%,transparent);border-radius:calc(var(--radius)*.6);background:none;color:inherit;font:inherit}
button{min-height:2.75rem;padding-inline:1.25rem;font-weight:600}
button,summary{cursor:pointer}
button:hover{background:color-mix(in srgb,currentColor 8%,transparent)}
.buttons{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:1rem}
.main{border-color:transparent;background:var(--accent);color:var(--on-accent)}
.main:hover{background:color-mix(in srgb,var(--accent) 88%,#000)}
.link{min-height:1.5rem;padding:0;border:0;font-weight:400;text-decoration:underline;text-underline-offset:.2em}
.link:hover{background:none;text-decoration-thickness:2px}
label{display:block;margin-block:.75rem .25rem}
textarea{box-sizing:border-box;display:block;width:100%}
small,.small{display:block;margin-top:.75rem;font-size:.8125em;opacity:.8}
@media print{:host{display:none}}
`;
