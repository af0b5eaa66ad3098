/** What the review has beside the report page. */
export const reviewCss = `
.review .value { font-size: inherit; }
.review ul, .review .pains { padding-left: 1.2rem; }
.review .pains li + li, .review ul li + li { margin-top: 0.75rem; }
.review .pains > li + li { margin-top: 1.5rem; }
.review h2 + * { margin-top: 0.75rem; }
.review p { max-width: 75ch; }
.review figure { margin-top: 0.75rem; }
.review blockquote { margin-top: 0; max-width: 75ch; }
.review blockquote p { white-space: pre-wrap; }
.review code, .review h3 { overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
@media print { .review .quickstart { break-inside: avoid; border: 0; padding: 0; } }
`;
