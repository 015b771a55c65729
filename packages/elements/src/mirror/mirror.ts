import type { ReactiveController } from 'lit';
import type { MirrorTransport } from '../moment/peer.js';
import type { TillMoment } from '../moment/till-moment.js';
import { report } from '../shared/report.js';
import { Follower } from './follower.js';
import { Leader } from './leader.js';
import { broadcast, openPort } from './port.js';
import type { Role } from './role.js';

type Settings = readonly [lane: string, isLeader: boolean, transport: MirrorTransport | undefined];

/**
 * Shows one moment on the screens of a lane: a `<till-moment mirror="lane-4" surface="associate">` leads, others of
 * the same name follow.
 */
export class Mirror implements ReactiveController {
  readonly #element: TillMoment;
  /** What it goes by; another starts it anew. */
  #goesBy: Settings | undefined;
  #role: Role | undefined;
  #close: (() => void) | undefined;

  constructor(element: TillMoment) {
    this.#element = element;
  }

  hostConnected(): void {
    if (this.#element.hasUpdated) this.hostUpdated();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  hostUpdated(): void {
    const { mirror, surface, mirrorTransport } = this.#element;
    const now = [mirror ?? '', surface === 'associate', mirrorTransport] as const;
    if (now.every((value, at) => value === this.#goesBy?.[at])) return this.#role?.update();
    this.#stop();
    this.#goesBy = now;
    // Not while the element updates: a role changes it.
    if (mirror)
      queueMicrotask(() => {
        if (this.#goesBy === now) this.#start(now);
      });
  }

  #start([lane, isLeader, transport]: Settings): void {
    const element = this.#element;
    const fail = (message: string) => report(element, [{ code: 'mirror', path: '', message }]);
    if (!isLeader && (element.value ?? element.src ?? element.querySelector(':scope > script[type]')))
      return fail(
        'a screen that follows takes no document of its own; the one that leads has surface="associate"',
      );
    try {
      // Another process or machine has locks of its own.
      const isLocked = !transport;
      const way = transport ?? broadcast(lane);
      const hear: Role['hear'] = message => this.#role?.hear(message);
      if (isLeader) {
        const port = openPort(way, lane, 'till', hear, fail);
        this.#close = port.close;
        this.#role = new Leader(element, lane, isLocked, port, fail);
      } else {
        const port = openPort(way, lane, 'customer', hear, fail);
        this.#close = port.close;
        this.#role = new Follower(element, lane, isLocked, port);
      }
    } catch (error) {
      return fail(`the lane ${lane} cannot be joined: ${String(error)}`);
    }
    // After the outbox's own farewell, which may still hand something over.
    const role = this.#role;
    void element.updateComplete.then(() => {
      if (role !== this.#role) return;
      addEventListener('pagehide', this.#leave);
      addEventListener('pageshow', this.#return);
    });
  }

  #stop(): void {
    removeEventListener('pagehide', this.#leave);
    removeEventListener('pageshow', this.#return);
    this.#end();
    this.#goesBy = undefined;
  }

  #end(): void {
    this.#role?.stop();
    this.#close?.();
    this.#role = this.#close = undefined;
  }

  /** The page goes. If it may be kept for the way back, another customer may stand here then. */
  readonly #leave = ({ persisted }: PageTransitionEvent): void => {
    if (persisted || this.#goesBy?.[1]) this.#end();
  };

  readonly #return = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted) return;
    this.#goesBy = undefined;
    this.hostUpdated();
  };
}
