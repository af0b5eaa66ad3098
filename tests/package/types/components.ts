import {
  Aside,
  Card,
  CardGrid,
  FileTree,
  Glossary,
  LinkButton,
  Steps,
  TabItem,
  Tabs,
  Term,
} from 'meantime/components';

export const plain = [CardGrid({}), FileTree({}), Steps({}), Tabs({ syncKey: 'system' })];
export const titled = [Card({ title: 'One', href: '/one/' }), TabItem({ label: 'npm' })];
export const others = [
  Aside({ kind: 'tip', title: 'Hint' }),
  LinkButton({ href: '/', primary: true }),
];

export const terms = [Glossary({}), Term({}), Term({ name: 'beacon' })];

// @ts-expect-error there is no such kind
Aside({ kind: 'nope' });
// @ts-expect-error a card has a title
Card({});
// @ts-expect-error a card has no colour
Card({ title: 'One', colour: 'red' });
// @ts-expect-error there is no such component
export { Acide } from 'meantime/components';
