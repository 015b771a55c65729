import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * An endpoint as it is written in an afternoon: it parses what comes and keeps it. Every row that
 * `verify-sink` marks as wrong is a way in which answers get lost or count twice.
 */
export async function naiveSink() {
  const kept: { data?: { promise?: string } }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { searchParams } = new URL(request.url!, 'http://sink');
      if (request.method === 'GET') {
        const promise = searchParams.get('promise');
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ count: kept.filter(one => one?.data?.promise === promise).length }));
        return;
      }
      try {
        const body = JSON.parse(Buffer.concat(chunks).toString()) as unknown;
        kept.push(...((Array.isArray(body) ? body : [body]) as typeof kept));
        response.end('<p>Thank you');
      } catch {
        response.statusCode = 500;
        response.end('Internal Server Error');
      }
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/signals`;
  return { url, close: () => new Promise(resolve => server.close(resolve)) };
}
