import type { Components } from '../components/built-ins.ts';

const ofElements: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  area: ['href'],
  img: ['src', 'srcset'],
  video: ['src', 'poster'],
  audio: ['src'],
  source: ['src', 'srcset'],
  track: ['src'],
  iframe: ['src'],
  embed: ['src'],
  input: ['src'],
  form: ['action'],
  script: ['src'],
  link: ['href'],
  object: ['data'],
  image: ['href', 'xlink:href'],
  use: ['href', 'xlink:href'],
};

/** Attributes that hold an address, by element. */
export const linkAttributes: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(ofElements),
);

/** The same, and those of the components that need no import. */
export function linkAttributesOf(components: Components): ReadonlyMap<string, readonly string[]> {
  const found = [...components.values()].flatMap(({ name, properties }): [string, string[]][] => {
    const held = ['href', 'src'].filter((property) => property in properties);
    return held.length === 0 ? [] : [[name, held]];
  });
  return new Map([...linkAttributes, ...found]);
}

/** An address in the value of an attribute, by its offset there. */
interface AddressInValue {
  url: string;
  start: number;
}

/** The addresses that an attribute of this name holds: `srcset` has several. */
export function addressesIn(name: string, value: string): AddressInValue[] {
  if (!isList(name)) return [{ url: value, start: 0 }];
  return Array.from(
    value.matchAll(/(\S*[^\s,])(?:\s+[^,]*)?(?:,|$)/g),
    ({ 1: url = '', index }) => {
      return { url, start: index };
    },
  );
}

/** The value with other addresses. */
export function withAddresses(
  name: string,
  value: string,
  change: (url: string) => string,
): string {
  if (!isList(name)) return change(value);
  let text = '';
  let at = 0;
  for (const { url, start } of addressesIn(name, value)) {
    text += value.slice(at, start) + change(url);
    at = start + url.length;
  }
  return text + value.slice(at);
}

/** What a reader follows, where other addresses are of what the browser loads. */
export function isFollowed(element: string, attribute: string): boolean {
  return attribute === 'href' && !/^(?:link|use|image)$/i.test(element);
}

function isList(name: string): boolean {
  return name.toLowerCase() === 'srcset';
}
