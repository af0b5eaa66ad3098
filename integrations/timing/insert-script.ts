import { markup } from '../../src/protocol/markup.ts';
import type { PageScripts } from './page-scripts.ts';

const headEnd = '</head>';

/** The page with its script at the end of its head; a part of a page has none, and stays as it is. */
export function insertScript(html: string, scripts: PageScripts): string {
  const end = html.indexOf(headEnd);
  if (end < 0) return html;
  const head = html.slice(0, end);
  const script = head.includes(markup.quickstartMeta) ? scripts.quickstart : scripts.page;
  return head + script + html.slice(end);
}

/** The same for what a server sends while it still renders. */
export function insertingScript(scripts: PageScripts): TransformStream<string, string> {
  let head: string | undefined = '';
  return new TransformStream({
    transform(text, controller) {
      if (head === undefined) {
        controller.enqueue(text);
        return;
      }
      head += text;
      if (!head.includes(headEnd)) return;
      controller.enqueue(insertScript(head, scripts));
      head = undefined;
    },
    flush(controller) {
      if (head) controller.enqueue(head);
    },
  });
}
