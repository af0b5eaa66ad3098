import type { Element, ElementContent } from 'hast';
import type { Words } from '../../../src/words/words.ts';

/** One property of a component, as a writer may set it. */
export interface PropertyType {
  /** `icon` is the name of one of Lucide's, `npm-command` what every package manager has words for. */
  kind: 'text' | 'flag' | 'icon' | 'npm-command';
  /** The page does not compile without it. */
  isRequired?: boolean;
  /** The only values of a text. */
  oneOf?: readonly string[];
}

export type PropertyTypes = Readonly<Record<string, PropertyType>>;

type ValueOf<Type extends PropertyType> = Type extends { oneOf: readonly (infer Value)[] }
  ? Value
  : Type['kind'] extends 'flag'
    ? boolean
    : string;

type RequiredNames<Types extends PropertyTypes> = {
  [Name in keyof Types]: Types[Name] extends { isRequired: true } ? Name : never;
}[keyof Types];

/** What a component is given: the required properties, and the others if they were written. */
export type PropertiesOf<Types extends PropertyTypes> = {
  [Name in RequiredNames<Types>]: ValueOf<Types[Name]>;
} & {
  [Name in Exclude<keyof Types, RequiredNames<Types>>]?: ValueOf<Types[Name]> | undefined;
};

/** What the components say by themselves, in the page's language. */
export type ComponentWords = Pick<Words, 'asides' | 'fields' | 'figures'>;

/**
 * A component that every page may use without an import. Both forms are made from this one
 * declaration, whether the page is data, a module or read as Markdown.
 */
export interface Component<Types extends PropertyTypes = PropertyTypes> {
  /** As it is written in a page: `Card`. */
  name: string;
  properties: Types;
  /** It stands in a line of text; the others are blocks of their own. */
  isInline?: true;
  /** What its children are, where not just anything will do. */
  holds?: 'an ordered list' | 'a list' | 'nothing' | { name: string };
  /** The component that has to stand right around it. */
  standsIn?: string;
  /** Its HTML form says something by itself (see markdown/component-words.ts). */
  hasWords?: true;
  /** The tree in place of the component; `children` is placed in it as it is, once. */
  html(
    properties: PropertiesOf<Types>,
    children: ElementContent[],
    words: ComponentWords,
  ): ElementContent;
  /** The same as Markdown that reads well as plain text; `children` is Markdown. */
  markdown(properties: PropertiesOf<Types>, children: string, words: ComponentWords): string;
}

/** Declares a component, with the types of its properties inferred. */
export function defineComponent<const Types extends PropertyTypes>(
  component: Component<Types>,
): Component<Types> {
  return component;
}

/** An element whose properties are attributes as HTML spells them. */
export function element(
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[] = [],
): Element {
  return { type: 'element', tagName, properties, children };
}

export function text(value: string): ElementContent {
  return { type: 'text', value };
}

/** HTML that is written as it stands. */
export function raw(value: string): ElementContent {
  return { type: 'raw', value } as unknown as ElementContent; // render-tree.ts knows it
}
