import { defineComponent, element } from './define-component.ts';

/** Files and folders, written as a list of lists; markdown/file-trees.ts tells them apart. */
export const fileTree = defineComponent({
  name: 'FileTree',
  holds: 'a list',
  properties: {},
  html: (_properties, children) => element('div', { class: 'file-tree' }, children),
  markdown: (_properties, children) => children,
});
