import { growth, ratiosOf } from './ratio.ts';
import { isFailure, type BenchReport } from './result.ts';

/** The report with what the table computes: bytes a page, ratios and growth. */
export function renderJson(report: BenchReport): string {
  const results = report.results.map((result) => {
    if (isFailure(result)) return result;
    const bytesPerPage = Math.round(result.outputBytes / result.pages);
    return { ...result, bytesPerPage, ratios: ratiosOf(result, report.results) };
  });
  return `${JSON.stringify({ ...report, results, growth: growth(results) }, null, 2)}\n`;
}
