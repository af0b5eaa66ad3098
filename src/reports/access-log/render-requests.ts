import { renderTable } from '../../text/render-table.ts';
import { renderCount } from '../wording.ts';
import type { RequestCounts } from './count-requests.ts';

/** Who asked for the site's pages, line by line. */
export function renderRequests({ counts, unread, hasAgents }: RequestCounts): string[] {
  const rows = (['browser', 'assistant', 'crawler', 'program'] as const).map((kind) => {
    const { page, markdown, llms } = counts[kind];
    return [names[kind], renderCount(page), renderCount(markdown), renderCount(llms)];
  });
  const head = ['Requests, by the access log', 'pages', '.md', 'llms.txt'];
  return [
    ...renderTable([head, ...rows], { alignRight: [1, 2, 3] }),
    ...(hasAgents ? [] : ['The log has no user agents (common format): who asked cannot be told.']),
    ...(unread === 0
      ? []
      : [
          `${renderCount(unread)} ${unread === 1 ? 'line is' : 'lines are'} in no format of these.`,
        ]),
  ];
}

const names = {
  browser: 'browsers',
  assistant: 'assistants that read for somebody',
  crawler: 'crawlers',
  program: 'other programs',
} as const;
