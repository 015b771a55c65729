import { type Exchange, type Fault, pass, type Reply } from './proxy.js';

/** Lets any page read the response, so that the outbox judges it, not the browser. */
const open = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'retry-after' };
const reply = (status: number, headers: object = {}, body = ''): Reply => ({
  status,
  headers: { ...open, ...headers },
  body,
});

/** Loses the request. */
export const lose: Fault = exchange => exchange.drop();
/** Forwards the request, and loses the response. */
export const loseAnswer: Fault = async exchange => {
  await exchange.forward();
  exchange.drop();
};
/** Responds in place of the server. */
export const refuse =
  (status: number, headers: object = {}): Fault =>
  exchange =>
    exchange.answer(reply(status, headers));
/** Responds like a captive portal, with its page. */
export const portal: Fault = exchange =>
  exchange.answer(
    reply(200, { 'content-type': 'text/html' }, '<!doctype html><h1>Welcome to our Wi-Fi</h1>'),
  );
/** Responds like a captive portal, with a redirect to its page. */
export const redirect =
  (location: string): Fault =>
  exchange =>
    exchange.answer(reply(302, { location }));
/** Delays the request and the response. */
export const slow =
  (ms: () => number): Fault =>
  async exchange => {
    await sleep(ms());
    const answer = await exchange.forward();
    await sleep(ms());
    exchange.answer(answer);
  };
/** Applies a fault a number of times, then none. */
export const times = (count: number, fault: Fault): Fault => {
  let left = count;
  return exchange => (left-- > 0 ? fault(exchange) : pass(exchange));
};
/** Responds with 413 to bodies above a size, like a proxy with a limit. */
export const tooLarge =
  (bytes: number): Fault =>
  exchange =>
    exchange.bytes > bytes ? exchange.answer(reply(413)) : pass(exchange);

/** Holds batches after a step; `reached` resolves with the first. */
export function held(step: (exchange: Exchange) => Promise<unknown> | undefined): {
  fault: Fault;
  reached: Promise<void>;
} {
  let arrived = () => {};
  const reached = new Promise<void>(resolve => (arrived = resolve));
  const fault: Fault = async exchange => {
    await step(exchange);
    arrived();
  };
  return { fault, reached };
}

export const sleep = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));
