import { builtIns } from '../components/built-ins.ts';

const ofElements: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  area: ['href'],
  img: ['src'],
  video: ['src', 'poster'],
  audio: ['src'],
  source: ['src'],
  track: ['src'],
  iframe: ['src'],
  embed: ['src'],
};

const ofBuiltIns = [...builtIns.values()].flatMap(({ name, properties }): [string, string[]][] => {
  const found = ['href', 'src'].filter((property) => property in properties);
  return found.length === 0 ? [] : [[name, found]];
});

/** Attributes that hold an address, by element or built-in component. */
export const linkAttributes: ReadonlyMap<string, readonly string[]> = new Map([
  ...Object.entries(ofElements),
  ...ofBuiltIns,
]);
