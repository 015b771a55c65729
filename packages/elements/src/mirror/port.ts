import type { MirrorTransport } from '../moment/peer.js';
import { attempt } from '../shared/storage.js';
import {
  type CustomerMessage,
  type Message,
  protocol,
  readMessage,
  type Side,
  type TillMessage,
} from './messages.js';

/** One side's way to the other screens of its lane. */
export interface Port<M> {
  post(message: M): void;
  close(): void;
}

/** What is said by each side. */
interface Words {
  till: TillMessage;
  customer: CustomerMessage;
}

/** The screens of one machine: windows and tabs of one browser and origin. */
export function broadcast(lane: string): MirrorTransport {
  const channel = new BroadcastChannel(`tillside:mirror/${lane}`);
  return {
    send: message => channel.postMessage(message),
    subscribe: listener => {
      channel.onmessage = ({ data }) => listener(data);
      return () => channel.close();
    },
  };
}

/** Opens a side's port. What is not understood is left out; `fail` is told of another version, once. */
export function openPort<S extends Side>(
  transport: MirrorTransport,
  lane: string,
  from: S,
  hear: (message: Message) => void,
  fail: (message: string) => void,
): Port<Words[S]> {
  let isTold = false;
  const close = transport.subscribe(input => {
    let message: Message | null;
    try {
      message = readMessage(input, lane);
    } catch (error) {
      if (!isTold) fail((error as TypeError).message);
      isTold = true;
      return;
    }
    if (message) hear(message);
  });
  return {
    // A page that goes may have closed its channel already.
    post: message => void attempt(() => transport.send({ tillside: protocol, lane, from, ...message })),
    close,
  };
}
