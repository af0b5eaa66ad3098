import { ownFolder } from '../protocol/own-folder.ts';
import { isMeantimeError } from '../protocol/errors.ts';
import type { Manifest } from '../protocol/manifest.ts';
import type { TimeWindow } from '../protocol/received-event.ts';
import { renderReportPage } from './page/render-report-page.ts';
import { reportCss } from './page/report-css.ts';
import { reportsClosed } from './errors.ts';
import { parseWindow, usualSince, windowBefore } from './parse-window.ts';
import type { MakeReport } from './report-on.ts';
import type { Report } from './report.ts';
import { SharedReports } from './shared-reports.ts';

export interface ReportPagesOptions {
  readManifest: () => Manifest;
  makeReport: MakeReport;
  now: () => number;
}

/** The page has no script, and takes nothing from elsewhere. */
const policy =
  "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const headers = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': policy,
  'Cache-Control': 'no-store',
  // A page of the site that opens this one in a window cannot look into it.
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** The paths below `{base}_meantime/` that `reportPages` answers. */
const reportPaths = ['', 'report.json', 'report.css'] as const;

/** Whether a path of the origin is one that `reportPages` answers. */
export function isReportPath(pathname: string, base: string): boolean {
  return reportPaths.some((path) => pathname === base + ownFolder + path);
}

/**
 * `{base}_meantime/` (a page), `report.json` and `report.css`, as a fetch-style handler that
 * answers undefined for any other path. `?since=` and `?until=` choose the window.
 */
export function reportPages(options: ReportPagesOptions) {
  const { readManifest, makeReport, now } = options;
  const shared = new SharedReports(makeReport);

  return async function answer(request: Request): Promise<Response | undefined> {
    const url = new URL(request.url);
    const folder = readManifest().base + ownFolder;
    const path = reportPaths.find((known) => url.pathname === folder + known);
    if (path === undefined) return undefined;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return new Response(null, { status: 405, headers: { ...headers, Allow: 'GET, HEAD' } });
    }
    const response = await respond(path, url.searchParams, request.signal);
    return request.method === 'HEAD' ? new Response(null, response) : response;
  };

  async function respond(
    path: (typeof reportPaths)[number],
    parameters: URLSearchParams,
    signal: AbortSignal,
  ): Promise<Response> {
    if (path === 'report.css') return typed('text/css; charset=utf-8', reportCss);
    const since = parameters.get('since') ?? usualSince;
    const until = parameters.get('until') ?? undefined;
    const nowMs = now();
    let window: TimeWindow;
    try {
      window = parseWindow(since, until, nowMs);
    } catch (error) {
      if (!isMeantimeError(error)) throw error;
      const refusal = { code: error.code, message: error.message };
      return Response.json(refusal, { status: 400, headers });
    }
    const ask = (of: TimeWindow, name: string) =>
      shared.ask(
        JSON.stringify([since, until, name]),
        { manifest: readManifest(), window: of, nowMs },
        signal,
      );
    const made = ask(window, 'window');
    if (!made) return askAgain('reports-busy', 'Other reports are being made. Ask again.');
    const before = path === '' ? windowBefore(window) : undefined;
    let report: Report;
    let former: Report | undefined;
    try {
      report = await made;
      former = before && (await ask(before, 'before'));
    } catch (error) {
      if (isMeantimeError(error) && error.code === reportsClosed.code) {
        return askAgain(error.code, `${error.message} Ask again.`);
      }
      // Nobody hears this.
      if (signal.aborted) return askAgain('reports-abandoned', 'Nobody waited for this report.');
      throw error;
    }
    if (path === 'report.json') return typed('application/json', JSON.stringify(report, null, 2));
    return typed(
      'text/html; charset=utf-8',
      renderReportPage(report, { since, ...(until === undefined ? {} : { until }) }, former),
    );
  }
}

function askAgain(code: string, message: string): Response {
  const waiting = { ...headers, 'Retry-After': '10' };
  return Response.json({ code, message }, { status: 503, headers: waiting });
}

function typed(type: string, body: string): Response {
  return new Response(body, { headers: { ...headers, 'Content-Type': type } });
}
