import { ratioToStarlight } from './ratio.ts';
import { isFailure, type BenchReport } from './result.ts';

/** The report with what the table computes: bytes a page and the ratio to Starlight. */
export function renderJson(report: BenchReport): string {
  const results = report.results.map((result) => {
    if (isFailure(result)) return result;
    const bytesPerPage = Math.round(result.outputBytes / result.pages);
    return { ...result, bytesPerPage, ratioToStarlight: ratioToStarlight(result, report.results) };
  });
  return `${JSON.stringify({ ...report, results }, null, 2)}\n`;
}
