import { markup } from '../../../src/protocol/markup.ts';
import { tabsComment } from '../../../src/protocol/tabs-comment.ts';
import { defineComponent, element, text } from './define-component.ts';
import { escapeMarkdown } from './escape-markdown.ts';

/**
 * Ways of which a reader takes one. Without JavaScript they stand one after another, each under its
 * label; client/define-tabs.ts puts them behind tabs.
 */
export const tabs = defineComponent({
  name: 'Tabs',
  holds: { name: 'TabItem' },
  properties: {
    // Tabs of one key change together and are remembered.
    syncKey: { kind: 'text' },
  },
  html: ({ syncKey }, children) =>
    element('meantime-tabs', syncKey === undefined ? {} : { [markup.choice]: syncKey }, children),
  markdown: ({ syncKey = '' }, children) =>
    `${tabsComment.start(syncKey)}\n\n${children}\n\n${tabsComment.end}`,
});

export const tabItem = defineComponent({
  name: 'TabItem',
  standsIn: 'Tabs',
  properties: {
    label: { kind: 'text', isRequired: true },
  },
  html: ({ label }, children) =>
    element('meantime-tab', { [markup.variant]: label }, [
      element('p', { class: 'tab-label' }, [text(label)]),
      ...children,
    ]),
  markdown: ({ label }, children) =>
    `${tabsComment.way}\n\n**${escapeMarkdown(label)}**\n\n${children}`,
});
