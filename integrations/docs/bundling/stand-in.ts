/** Id of a module for what is missing. */
export const standInId = '\0meantime:stand-in';

/**
 * Its code: something that has every name, and of which every use gives itself. No ES module has
 * names that nobody knows before, so it is none. What takes it in is bundled, and not rendered.
 */
export const standIn = `const nothing = new Proxy(() => {}, {
  get: (_, name) =>
    name === 'then' ? undefined
    : name === Symbol.toPrimitive ? () => ''
    : name === Symbol.iterator ? () => [].values()
    : nothing,
  apply: () => nothing,
  construct: () => nothing,
  getPrototypeOf: () => nothing,
});
module.exports = nothing;
`;
