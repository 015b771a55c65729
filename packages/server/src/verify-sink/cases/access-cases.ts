import { isRefused } from '../judge.js';
import { batchType, send } from '../sink.js';
import { type Case, signal } from './case.js';

/** Tests who may send: keys, and pages of another origin. */
export const accessCases: Case[] = [
  {
    name: 'no key',
    expected: '401, application/problem+json',
    run: async (sink, promise) => {
      if (!sink.key) return undefined;
      const body = JSON.stringify([signal(sink, promise)]);
      return isRefused(await send({ ...sink, key: undefined }, { body }), 401);
    },
  },
  {
    name: 'a key in the URL',
    expected: '400, 401 or 403',
    run: async (sink, promise) => {
      if (!sink.key) return undefined;
      const body = JSON.stringify([signal(sink, promise)]);
      const search = new URLSearchParams({ key: sink.key }).toString();
      return isRefused(await send({ ...sink, key: undefined }, { body, search }), 400, 401, 403);
    },
  },
  {
    name: 'a preflight',
    expected: 'origin and headers allowed, for ten minutes or more',
    run: async sink => {
      if (!sink.origin) return undefined;
      const headers = {
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      };
      const { status, headers: allowed } = await send(
        { ...sink, key: undefined },
        { method: 'OPTIONS', headers },
      );
      if (status !== 200 && status !== 204) return String(status);
      if (!['*', sink.origin].includes(allowed.get('access-control-allow-origin') ?? ''))
        return 'the origin is not allowed';
      if (!/content-type|\*/i.test(allowed.get('access-control-allow-headers') ?? ''))
        return 'content-type is not allowed';
      return (
        Number(allowed.get('access-control-max-age')) >= 600 || 'may be cached for less than ten minutes'
      );
    },
  },
  {
    name: 'a response to another origin',
    expected: 'Retry-After exposed',
    run: async (sink, promise) => {
      if (!sink.origin) return undefined;
      const { headers } = await send(sink, {
        body: JSON.stringify([signal(sink, promise)]),
        type: batchType,
      });
      return /retry-after|\*/i.test(headers.get('access-control-expose-headers') ?? '') || 'not exposed';
    },
  },
];
