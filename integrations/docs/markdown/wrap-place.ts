/** Element in which the browser puts the button that breaks long lines (client/define-wrap.ts). */
export const wrapPlace = 'meantime-wrap';
