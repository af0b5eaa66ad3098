/** The folder below a site's base, and below a build's output folder, that is Meantime's own. */
export const ownFolder = '_meantime/';
