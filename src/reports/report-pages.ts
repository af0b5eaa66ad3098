import { ownFolder } from '../protocol/own-folder.ts';
import { isMeantimeError } from '../protocol/errors.ts';
import type { Manifest } from '../protocol/manifest.ts';
import type { TimeWindow } from '../protocol/received-event.ts';
import { reportCss } from './page/report-css.ts';
import { reportsClosed } from './errors.ts';
import { parseWindow, usualSince, windowBefore } from './parse-window.ts';
import type { Reporter } from './reporter.ts';
import { parseSplitKey, type SplitKey } from './split-keys.ts';
import { SharedAnswers } from './shared-answers.ts';

export interface ReportPagesOptions {
  readManifest: () => Manifest;
  reporter: Reporter;
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
export const reportPaths = ['', 'report.json', 'report.css'] as const;

/** Whether a path of the origin is one that `reportPages` answers. */
export function isReportPath(pathname: string, base: string): boolean {
  return reportPaths.some((path) => pathname === base + ownFolder + path);
}

/**
 * `{base}_meantime/` (a page), `report.json` and `report.css`, as a fetch-style handler that
 * answers undefined for any other path. `?since=` and `?until=` choose the window, `?by=` tells runs apart.
 */
export function reportPages(options: ReportPagesOptions) {
  const { readManifest, reporter, now } = options;
  const shared = new SharedAnswers();

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
    const split = parameters.get('by') ?? undefined;
    let window: TimeWindow;
    let by: SplitKey | undefined;
    try {
      window = parseWindow(since, until, nowMs);
      by = split === undefined ? undefined : parseSplitKey(split);
    } catch (error) {
      if (!isMeantimeError(error)) throw error;
      const refusal = { code: error.code, message: error.message };
      return Response.json(refusal, { status: 400, headers });
    }
    const usual = { manifest: readManifest(), window, by, nowMs };
    const [view, before] = [{ since, until, by }, windowBefore(window)];
    const form = path === '' ? 'page' : 'json';
    const made = shared.ask(
      JSON.stringify([path, view, usual.manifest.revision]),
      (abandoned) => reporter.answer({ ...usual, form, before, asked: view }, abandoned),
      signal,
    );
    if (!made) return askAgain('reports-busy', 'Other reports are being made. Ask again.');
    try {
      const type = path === '' ? 'text/html; charset=utf-8' : 'application/json';
      return typed(type, await made);
    } catch (error) {
      if (isMeantimeError(error) && error.code === reportsClosed.code) {
        return askAgain(error.code, `${error.message} Ask again.`);
      }
      // Nobody hears this.
      if (signal.aborted) return askAgain('reports-abandoned', 'Nobody waited for this report.');
      throw error;
    }
  }
}

function askAgain(code: string, message: string): Response {
  const waiting = { ...headers, 'Retry-After': '10' };
  return Response.json({ code, message }, { status: 503, headers: waiting });
}

function typed(type: string, body: string): Response {
  return new Response(body, { headers: { ...headers, 'Content-Type': type } });
}
