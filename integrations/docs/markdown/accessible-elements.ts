import type { HastPluginDefinition } from 'satteri';
import type { PageWords } from './page-words.ts';

/**
 * What Markdown leaves out of two elements: a wide table is scrolled by keyboard only where it takes
 * the focus, and the box of a task list says nothing to who cannot see it.
 */
export function accessibleElements(wordsOf: PageWords): HastPluginDefinition {
  return {
    name: 'meantime:accessible-elements',
    element: {
      filter: ['table', 'input'],
      visit(node, context) {
        if (node.tagName === 'table') context.setProperty(node, 'tabindex', '0');
        else if (node.properties['type'] === 'checkbox') {
          const { done, toDo } = wordsOf(context.data).tasks;
          const isDone =
            node.properties['checked'] !== undefined && node.properties['checked'] !== false;
          context.setProperty(node, 'aria-label', isDone ? done : toDo);
        }
      },
    },
  };
}
