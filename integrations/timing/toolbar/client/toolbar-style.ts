/** Dark on every page, like the toolbar of Astro that it hangs on. */
export const toolbarStyle = `
:host{--ground:#13151a;--line:#343841;--text:#d5d8df;--strong:#fff;--faint:#a3a8b4;--reading:#7aa7ff;--acting:#ff9d5c;--waiting:#8e95a3;--bad:#ff9c9c;--good:#86dba4}
*,*::before{box-sizing:border-box}
section{position:fixed;z-index:999999999;inset:auto 0 72px;margin-inline:auto;inline-size:min(34rem,100% - 2rem);max-block-size:min(36rem,100vh - 96px);overflow-y:auto;overscroll-behavior:contain;padding:1.25rem;border:1px solid var(--line);border-radius:12px;background:var(--ground);color:var(--text);box-shadow:0 12px 32px #0008;font:14px/1.5 ui-sans-serif,system-ui,sans-serif;text-align:start;color-scheme:dark}
:focus-visible{outline:2px solid var(--reading);outline-offset:2px}
h1,h2,p,ul,ol,dl,dd{margin:0;padding:0}
ul,ol{list-style:none}
h1{color:var(--strong);font-size:16px;line-height:1.4}
h2{margin-block:1.25rem .5rem;color:var(--strong);font-size:14px}
code,.file,.place{font-family:ui-monospace,SFMono-Regular,Menlo,monospace;font-size:12px;overflow-wrap:anywhere}
.file,.place,.spread,.unknown dd{color:var(--faint)}
.choice{display:inline-block;margin-block-start:.75rem}
select{font:inherit;padding:.25rem .5rem;border:1px solid var(--line);border-radius:6px;background:var(--ground);color:inherit}
.total{margin-block:.75rem .5rem}
.total strong{color:var(--strong);font-size:26px;line-height:1.2;font-variant-numeric:tabular-nums}
.bar{display:flex;gap:1px;block-size:6px;border-radius:3px;overflow:hidden;background:#ffffff14}
.bar .reading{background:var(--reading)}
.bar .acting{background:var(--acting)}
.bar .waiting{background:var(--waiting)}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin-block:.5rem .25rem}
.legend div{display:flex;gap:.5rem;align-items:baseline}
.legend .unknown{flex-basis:100%}
dt{white-space:nowrap}
dt::before{content:"";display:inline-block;inline-size:8px;block-size:8px;margin-inline-end:.4rem;border-radius:2px}
dt.reading::before{background:var(--reading)}
dt.acting::before{background:var(--acting)}
dt.waiting::before{background:var(--waiting)}
dd,.figures{font-variant-numeric:tabular-nums}
.spread{font-size:13px}
.remarks{margin-block-start:.75rem}
.remarks .bad,.slower{color:var(--bad)}
.faster{color:var(--good)}
.steps{margin-block-start:1rem;border-block-start:1px solid var(--line)}
.steps>li{border-block-end:1px solid var(--line)}
summary{padding-block:.5rem;cursor:pointer;list-style:none}
summary::-webkit-details-marker{display:none}
.line{display:flex;flex-wrap:wrap;gap:0 .75rem;align-items:baseline;margin-block-end:.35rem}
.title{position:relative;flex:1 1 10rem;min-inline-size:0;padding-inline-start:.75rem;color:var(--strong);overflow-wrap:anywhere}
.title::before{content:"";position:absolute;inset-inline-start:0;inset-block-start:.45em;border:4px solid transparent;border-inline-start-color:var(--faint);border-inline-end-width:0}
[open]>summary .title::before{transform:rotate(90deg)}
.figures{margin-inline-start:auto;white-space:nowrap}
.slower,.faster{margin-inline-end:.5rem}
details>:not(summary){padding-inline-start:.75rem}
details>:last-child{padding-block-end:.75rem}
a{color:var(--reading)}
.problems li{padding:.5rem .75rem;border-inline-start:3px solid #d5b776;background:#ffffff0a}
.problems li+li{margin-block-start:.5rem}
.problems .bad{border-inline-start-color:var(--bad)}
.problems strong{color:var(--strong)}
.problems p{white-space:pre-line;overflow-wrap:anywhere}
.hint{color:var(--faint)}
@media (min-width:80rem){section{margin-inline:auto 1rem;inline-size:24rem}}
@media (max-width:30rem){section{inline-size:calc(100% - 1rem);padding:1rem}}
@media (forced-colors:active){.bar,dt::before{forced-color-adjust:none}}
`;
