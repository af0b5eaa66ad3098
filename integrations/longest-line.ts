/**
 * How long a line of code may take to be coloured. By default a line that takes half a second keeps
 * the colours it has by then, so that a busy machine builds other bytes than an idle one.
 */
export const longestLineMs = 30_000;
