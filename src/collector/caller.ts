/** Who makes a request, as far as whoever serves it can tell. It is kept in memory alone. */
export interface Caller {
  /** Of the reader, not of a proxy: `192.0.2.7`. */
  address?: string;
  /** The address is that of a proxy, which told none of a reader's. */
  isProxy?: boolean;
}
