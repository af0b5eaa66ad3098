import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import {
  Aside,
  Card,
  CardGrid,
  FileTree,
  LinkButton,
  Steps,
  TabItem,
  Tabs,
} from 'meantime/components';

export const components: Record<string, AstroComponentFactory> = {
  Aside,
  Card,
  CardGrid,
  FileTree,
  LinkButton,
  Steps,
  TabItem,
  Tabs,
};

// @ts-expect-error there is no such component
export { Acide } from 'meantime/components';
