/** Colours of the pages that show walks, and the looks of text on a terminal's screen. */
export const screenCss = `
:root {
  color-scheme: light dark;
  --paper: #f6f5f1; --card: #fff; --ink: #1c2128; --soft: #596270; --line: #e2e0d8;
  --accent: #0b6e6e; --warn: #a4470f; --warn-wash: #fdf4ee; --warn-line: #e39a6b;
  --doubt: #6a5300; --doubt-wash: #fbf6e2; --doubt-line: #d3b64a; --track: #ecebe5; --machine: #c77a45;
  --screen: #fbfaf7;
  --c0: #1c2128; --c1: #b3261e; --c2: #1b6e2d; --c3: #7a5800; --c4: #1a56b0; --c5: #8a2f8f; --c6: #0b6a78; --c7: #596270;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12161b; --card: #1a2027; --ink: #e8eaed; --soft: #9aa5b1; --line: #2c343d;
    --accent: #4fc3b8; --warn: #f0a070; --warn-wash: #2a2019; --warn-line: #b8683a;
    --doubt: #e2c765; --doubt-wash: #262214; --doubt-line: #8a7630; --track: #262d35; --machine: #d08a55;
    --screen: #0e1216;
    --c0: #c3c9d0; --c1: #ff8f85; --c2: #7fd48f; --c3: #e3c063; --c4: #8ab8ff; --c5: #e29be6; --c6: #6fd0dc; --c7: #9aa5b1;
  }
}
.c0, .c8 { color: var(--c0); } .c1, .c9 { color: var(--c1); } .c2, .c10 { color: var(--c2); } .c3, .c11 { color: var(--c3); }
.c4, .c12 { color: var(--c4); } .c5, .c13 { color: var(--c5); } .c6, .c14 { color: var(--c6); } .c7, .c15, .c8, .d { color: var(--c7); }
.c15 { color: var(--ink); }
.g0, .g8, .g7, .g15 { background: var(--c7); } .g1, .g9 { background: var(--c1); } .g2, .g10 { background: var(--c2); } .g3, .g11 { background: var(--c3); }
.g4, .g12 { background: var(--c4); } .g5, .g13 { background: var(--c5); } .g6, .g14 { background: var(--c6); }
[class^=g]:not(.gone) { color: var(--screen); }
.b { font-weight: 700; }
`.trimStart();
