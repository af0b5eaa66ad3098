import { z } from 'astro/zod';

const icon = z.string().min(1).optional();
const topic = z.boolean().default(false);

const sidebarItem = z.union(
  [
    z.string().min(1),
    z.strictObject({
      /** Folder whose pages are listed here, in the order that they have without this option. */
      folder: z.string().min(1),
      /** Name of the group, in place of the folder's own. */
      label: z.string().min(1).optional(),
      /** Before the label: the name of an icon of lucide.dev/icons. */
      icon,
      /**
       * A sidebar of its own, which pages show that are listed in it. It stands at the top of the
       * option, and beside it nothing but others.
       *
       * @default false
       */
      topic,
    }),
    z.strictObject({
      /** Name of the group. */
      label: z.string().min(1),
      /** As of a folder. */
      icon,
      topic,
      get items() {
        return z.array(sidebarItem);
      },
    }),
  ],
  { error: "must be a page, { folder: 'guides' } or { label: 'Guides', items: […] }" },
);

/** A page by its path (`guides/start`), a folder's pages, or a group of any of these. */
export type SidebarItem = z.output<typeof sidebarItem>;

/** What the sidebar lists. */
export const sidebarSchema = z.array(sidebarItem).check(({ value, issues }) => {
  for (const fault of topicFaults(value)) issues.push({ code: 'custom', input: value, ...fault });
});

/** What is wrong with an item of the option `sidebar`. */
interface TopicFault {
  path: (string | number)[];
  message: string;
}

/** What is wrong with the topics of a sidebar: they are its first level, or not there. */
function topicFaults(items: readonly SidebarItem[]): TopicFault[] {
  const hasTopics = items.some(isTopic);
  return items.flatMap((item, index) => {
    const within = childrenOf(item).flatMap((child, at) =>
      nestedTopics(child, [index, 'items', at]),
    );
    if (!hasTopics || isTopic(item)) return within;
    const message =
      'stands beside topics, so no topic would show it: make it one by topic: true, or put it into one';
    return [{ path: [index], message }, ...within];
  });
}

function nestedTopics(item: SidebarItem, path: (string | number)[]): TopicFault[] {
  const within = childrenOf(item).flatMap((child, at) =>
    nestedTopics(child, [...path, 'items', at]),
  );
  if (!isTopic(item)) return within;
  return [
    { path: [...path, 'topic'], message: 'a topic stands at the top of the sidebar' },
    ...within,
  ];
}

function childrenOf(item: SidebarItem): readonly SidebarItem[] {
  return typeof item === 'object' && 'items' in item ? item.items : [];
}

function isTopic(item: SidebarItem): boolean {
  return typeof item === 'object' && item.topic;
}
