import { type Exchange, type Fault, pass, type Reply } from './proxy.js';

/** Read by any page, so that it is the outbox that judges the answer and not the browser. */
const open = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'retry-after' };
const reply = (status: number, headers: object = {}, body = ''): Reply => ({
  status,
  headers: { ...open, ...headers },
  body,
});

/** The server never hears of it. */
export const lose: Fault = exchange => exchange.drop();
/** The server does what it is asked, and nobody hears of that. */
export const loseAnswer: Fault = async exchange => {
  await exchange.forward();
  exchange.drop();
};
/** Answers in the server's stead. */
export const refuse =
  (status: number, headers: object = {}): Fault =>
  exchange =>
    exchange.answer(reply(status, headers));
/** A captive portal's page, in the place of what was asked for. */
export const portal: Fault = exchange =>
  exchange.answer(
    reply(200, { 'content-type': 'text/html' }, '<!doctype html><h1>Welcome to our Wi-Fi</h1>'),
  );
/** A captive portal that leads to its page. */
export const redirect =
  (location: string): Fault =>
  exchange =>
    exchange.answer(reply(302, { location }));
/** Takes its time before and after. */
export const slow =
  (ms: () => number): Fault =>
  async exchange => {
    await sleep(ms());
    const answer = await exchange.forward();
    await sleep(ms());
    exchange.answer(answer);
  };
/** So many times, then all is well. */
export const times = (count: number, fault: Fault): Fault => {
  let left = count;
  return exchange => (left-- > 0 ? fault(exchange) : pass(exchange));
};
/** Too much at once for something in between. */
export const tooLarge =
  (bytes: number): Fault =>
  exchange =>
    exchange.bytes > bytes ? exchange.answer(reply(413)) : pass(exchange);

/** Stops a batch at a step, and says when one is there. */
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
