import { sqlState } from '../database/database.js';
import { DiskFull } from '../database/disk-space.js';
import { FolderLost } from '../database/folder-lock.js';
import { HttpProblem } from './http-problem.js';

/** PostgreSQL's classes 08 and 57, too many connections, and Node's codes for a server that is not reachable. */
const away =
  /^(08\w{3}|57P0\d|53300|ECONNREFUSED|ECONNRESET|ENOENT|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|EHOSTUNREACH)$/;
/** The client has no codes for these two. */
const isCut = (error: Error): boolean =>
  /^(Connection terminated|timeout exceeded when trying to connect)/.test(error.message);

const isFull = (error: Error): boolean => error instanceof DiskFull || sqlState(error) === '53100';

/** The response to a request that failed for another reason than the request itself. */
export function failureOf(error: Error): HttpProblem {
  if (error instanceof HttpProblem) return error;
  const retry = (seconds: number) => ({ 'retry-after': String(seconds) });
  if (isFull(error))
    return new HttpProblem(507, 'disk-full', 'The server’s disk is full; nothing was stored.', {}, retry(60));
  if (error instanceof FolderLost)
    return new HttpProblem(503, 'database', 'Another process has the data now.', {}, retry(5));
  if (away.test(sqlState(error) ?? '') || isCut(error))
    return new HttpProblem(503, 'database', 'The database does not answer.', {}, retry(5));
  return new HttpProblem(500, 'failed', 'The server failed; nothing of this request was stored.');
}
