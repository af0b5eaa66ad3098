/** A remark that GitHub shows beside a line of a change. */
export interface Annotation {
  level: 'error' | 'warning' | 'notice';
  /** Relative to the project's root. */
  file: string;
  line?: number | undefined;
  column?: number | undefined;
  title: string;
  message: string;
}

/**
 * GitHub's workflow command for it, a line of its own.
 *
 * @param folder of the project in its repository, with a slash at its end; empty for the root
 */
export function renderAnnotation(
  { level, file, line, column, title, message }: Annotation,
  folder: string,
): string {
  const properties = [
    `file=${escapeProperty(folder + file)}`,
    ...(line === undefined ? [] : [`line=${line}`]),
    ...(column === undefined ? [] : [`col=${column}`]),
    `title=${escapeProperty(title)}`,
  ];
  return `::${level} ${properties.join(',')}::${escapeMessage(message)}\n`;
}

// As the runner reads them back: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
