import type { Destination, SignalStatus } from '@tillside/core/outbox';

/** Advice on an address that may never come back. */
const decide = '; outbox.reroute(from, to) or outbox.discard(from) decides what becomes of them';

/** What is wrong with a destination, for developers, by the outbox's reason or an HTTP status. */
function describe(why: string): string {
  switch (why) {
    case 'unreachable':
      return `cannot be reached: check the address, and that its CORS settings allow ${location.origin}`;
    case 'unacknowledged':
      return 'answers without acknowledging them, as a captive portal does';
    case 'elsewhere':
      return 'is answered for by another address';
    case 'abandoned':
      return `no page has named for a day${decide}`;
    case '404':
    case '405':
    case '410':
      return `answers ${why}${decide}`;
    default:
      return `answers ${why}`;
  }
}

/** Describes why signals do not arrive; undefined for a status that is no problem. */
export function deliveryProblem(
  { address }: Destination,
  status: SignalStatus,
  count: number,
  why = '',
): string | undefined {
  switch (status) {
    case 'refused':
      return `signals were refused for good (${why})`;
    case 'stuck':
      return `a signal is stuck: ${address} takes others and turns it away again and again (${why})`;
    case 'blocked':
      return `signals wait (${count}) for ${address}, which ${describe(why)}`;
    default:
      return undefined;
  }
}
