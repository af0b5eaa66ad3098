import { isNotesPath, notesPage, type NotesPageOptions } from './notes/notes-page.ts';
import { isReportPath, reportPages, type ReportPagesOptions } from './report-pages.ts';

/** Whether a path of the origin is one that `teamPages` answers. */
export function isTeamPath(pathname: string, base: string): boolean {
  return isReportPath(pathname, base) || isNotesPath(pathname, base);
}

/** All that the team may read in a browser: the report, and what readers wrote. */
export function teamPages(options: ReportPagesOptions & NotesPageOptions) {
  const answerNotes = notesPage(options);
  const answerReport = reportPages(options);
  return async (request: Request): Promise<Response | undefined> =>
    (await answerNotes(request)) ?? (await answerReport(request));
}
