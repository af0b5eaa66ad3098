import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { systemCode, wordSystemError } from '../../text/system-errors.ts';
import { accessLogIllegible, accessLogUnreadable } from '../errors.ts';
import { countRequests, type RequestCounts } from './count-requests.ts';

/**
 * The requests of an access log, read line by line however long it is.
 *
 * @param name how messages name the file
 * @throws MeantimeError `access-log-unreadable`, `access-log-illegible`
 */
export async function readAccessLog(
  path: string,
  name: string,
  asked: Parameters<typeof countRequests>[1],
): Promise<RequestCounts> {
  const input = createReadStream(path, 'utf8');
  let read: RequestCounts;
  try {
    read = await countRequests(createInterface({ input, crlfDelay: Infinity }), asked);
  } catch (error) {
    const isMissing = systemCode(error) === 'ENOENT';
    throw accessLogUnreadable(name, isMissing ? 'there is no such file' : wordSystemError(error));
  } finally {
    input.destroy();
  }
  if (read.lines > 0 && read.unread === read.lines) throw accessLogIllegible(name);
  return read;
}
