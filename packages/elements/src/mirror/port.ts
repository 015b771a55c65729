import type { MirrorTransport } from '../moment/peer.js';
import { tryOrNull } from '../shared/storage.js';
import {
  type CustomerMessage,
  type Message,
  protocol,
  readMessage,
  type Side,
  type TillMessage,
} from './messages.js';

/** One side's connection to the other screens of its lane. */
export interface Port<M> {
  post(message: M): void;
  close(): void;
}

/** The messages of each side. */
interface MessagesBySide {
  till: TillMessage;
  customer: CustomerMessage;
}

/** Connects the screens of one machine: windows and tabs of one browser and origin. */
export function broadcastTransport(lane: string): MirrorTransport {
  const channel = new BroadcastChannel(`tillside:mirror/${lane}`);
  return {
    send: message => channel.postMessage(message),
    subscribe: listener => {
      channel.onmessage = ({ data }) => listener(data);
      return () => channel.close();
    },
  };
}

/** Opens one side's port. Malformed messages are dropped; another version of the protocol is reported once. */
export function openPort<S extends Side>(
  transport: MirrorTransport,
  lane: string,
  from: S,
  handleMessage: (message: Message) => void,
  reportProblem: (message: string) => void,
): Port<MessagesBySide[S]> {
  let isReported = false;
  const read = (input: unknown): Message | null => {
    try {
      return readMessage(input, lane);
    } catch (error) {
      if (!isReported) reportProblem((error as TypeError).message);
      isReported = true;
      return null;
    }
  };
  const close = transport.subscribe(input => {
    const message = read(input);
    if (message) handleMessage(message);
  });
  return {
    // The channel of a page that is being unloaded may already be closed.
    post: message => void tryOrNull(() => transport.send({ tillside: protocol, lane, from, ...message })),
    close,
  };
}
