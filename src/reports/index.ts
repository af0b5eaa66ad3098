export { buildReport, type ReportInput } from './build-report.ts';
export { parseSeed } from './parse-seed.ts';
export { parseWindow, usualSince } from './parse-window.ts';
export { renderReportPage } from './page/render-report-page.ts';
export { renderReportText } from './render-report-text.ts';
export { reduceRuns } from './reduce-run.ts';
export { reportPages, reportPaths } from './report-pages.ts';
export type * from './report.ts';
export type * from './run.ts';
