/** A small card in the corner, above the page, so that it moves none of its text. */
export const railStyle = `
:host{position:fixed;z-index:5;inset-block-end:1rem;inset-inline-end:1rem;max-width:min(17rem,calc(100vw - 2rem));font-size:.8125rem;line-height:1.4}
nav{color:var(--meantime-on-surface,var(--sl-color-text,CanvasText));background:var(--meantime-surface,var(--sl-color-bg,Canvas));border:1px solid var(--line);border-radius:var(--radius)}
summary{padding:.5rem .875rem;list-style:none}
summary::-webkit-details-marker{display:none}
summary::before{content:"";display:inline-block;width:.4em;height:.4em;margin-inline-end:.6em;border:solid;border-width:0 1.5px 1.5px 0;transform:rotate(-135deg) translate(-20%,-20%)}
[open]>summary::before{transform:rotate(45deg) translate(-20%,-20%)}
ol{overflow:auto;max-height:40vh;margin:0;padding:0 .875rem .25rem;list-style:none}
li{display:flex;gap:.6em;padding-block:.2rem}
li::before{content:"";flex:none;box-sizing:border-box;width:.75em;height:.75em;margin-top:.3em;border:1.5px solid currentColor;border-radius:50%;opacity:.55}
li.done::before{background:var(--accent);border-color:var(--accent);opacity:1}
li.here::before{border-color:var(--accent);border-width:3px;opacity:1}
li.here a{font-weight:600}
a{color:inherit;text-decoration:none;overflow-wrap:anywhere}
a:hover{text-decoration:underline}
small{margin:0;padding:0 .875rem .625rem;font-size:.6875rem;opacity:1}
.heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
[open] .brief{display:none}
@media (min-width:1200px){.brief{display:none}}
@media (max-width:1199.98px){:host{inset-block-end:.5rem;inset-inline-end:.5rem}details:not([open]) .full{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}}
`;
