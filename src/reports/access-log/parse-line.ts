/** A request as an access log tells it. Who made it is left out. */
export interface LoggedRequest {
  timeMs: number;
  method: string;
  /** As it was asked for, without what follows `?`. */
  path: string;
  status: number;
  /** Undefined in the common format, which has none. */
  userAgent?: string;
}

// host ident user [time] "request" status bytes, and in the combined format "referer" "user agent".
const linePattern =
  /^\S+ \S+ .*?\[(\d{2})\/(\w{3})\/(\d{4}):(\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2})\] "(\S+) ([^\s"]+)(?: HTTP\/[\d.]+)?" (\d{3}) (?:\d+|-)(?: "(?:[^"\\]|\\.)*" "((?:[^"\\]|\\.)*)")?/;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * A line of an access log in the common or the combined format, as nginx, Apache and Caddy (with its
 * transform encoder) write it; undefined for any other.
 *
 * Reference: Apache HTTP Server, mod_log_config, "Common Log Format" and "Combined Log Format".
 */
export function parseLine(line: string): LoggedRequest | undefined {
  const found = linePattern.exec(line);
  if (!found) return undefined;
  const [, day, month = '', year, hour, minute, second, sign, zoneHour, zoneMinute] = found;
  const [method = '', target = '', status, userAgent] = found.slice(10);
  const monthIndex = months.indexOf(month);
  if (monthIndex < 0) return undefined;
  const zone = (Number(zoneHour) * 60 + Number(zoneMinute)) * (sign === '-' ? 1 : -1);
  const clock = [Number(hour), Number(minute) + zone, Number(second)] as const;
  return {
    timeMs: Date.UTC(Number(year), monthIndex, Number(day), ...clock),
    ...{ method, status: Number(status), path: target.replace(/[?#].*$/s, '') },
    ...(userAgent === undefined || userAgent === '-' || userAgent === '' ? {} : { userAgent }),
  };
}
