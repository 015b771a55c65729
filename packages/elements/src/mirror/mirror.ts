import type { ReactiveController } from 'lit';
import type { MirrorTransport } from '../moment/peer.js';
import type { TillMoment } from '../moment/till-moment.js';
import { report } from '../shared/report.js';
import { Follower } from './follower.js';
import { Leader } from './leader.js';
import type { Message } from './messages.js';
import { broadcastTransport, openPort } from './port.js';

/** The role of a screen in its lane: it leads or follows. */
export interface LaneRole {
  /** Handles a message of another screen. */
  handleMessage(message: Message): void;
  /** The element has changed. */
  update(): void;
  /** Ends the role and announces it. */
  stop(): void;
}

interface Settings {
  lane: string;
  isLeader: boolean;
  transport: MirrorTransport | undefined;
}

/**
 * Shows one moment on the screens of a lane: a `<till-moment mirror="lane-4" surface="associate">` leads, others of
 * the same lane follow.
 */
export class Mirror implements ReactiveController {
  readonly #element: TillMoment;
  /** The settings in force; a change restarts the mirror. */
  #settings: Settings | undefined;
  #role: LaneRole | undefined;
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
    // Elements also update after they have left the page.
    if (!this.#element.isConnected) return;
    const { mirror, surface, mirrorTransport: transport } = this.#element;
    const settings = { lane: mirror ?? '', isLeader: surface === 'associate', transport };
    if (this.#isInForce(settings)) return this.#role?.update();
    this.#stop();
    this.#settings = settings;
    // Not while the element updates, since a role changes its properties.
    if (settings.lane)
      queueMicrotask(() => {
        if (this.#settings === settings) this.#start(settings);
      });
  }

  #isInForce({ lane, isLeader, transport }: Settings): boolean {
    const current = this.#settings;
    return current?.lane === lane && current.isLeader === isLeader && current.transport === transport;
  }

  #start(settings: Settings): void {
    const element = this.#element;
    if (
      !settings.isLeader &&
      (element.value ?? element.src ?? element.querySelector(':scope > script[type]'))
    )
      return this.#report(
        'a screen that follows takes no document of its own; the one that leads has surface="associate"',
      );
    try {
      this.#join(settings);
    } catch (error) {
      return this.#report(`the lane ${settings.lane} cannot be joined: ${String(error)}`);
    }
    const role = this.#role;
    // After the outbox's own listener, which may still hand signals over.
    void element.updateComplete.then(() => {
      if (role !== this.#role) return;
      addEventListener('pagehide', this.#onPageHide);
      addEventListener('pageshow', this.#onPageShow);
    });
  }

  #join({ lane, isLeader, transport: own }: Settings): void {
    const element = this.#element;
    const transport = own ?? broadcastTransport(lane);
    // Locks do not reach other processes or machines.
    const mayLock = !own;
    const handleMessage = (message: Message) => this.#role?.handleMessage(message);
    const reportProblem = (message: string) => this.#report(message);
    if (isLeader) {
      const port = openPort(transport, lane, 'till', handleMessage, reportProblem);
      this.#close = port.close;
      this.#role = new Leader(element, lane, mayLock, port, reportProblem);
    } else {
      const port = openPort(transport, lane, 'customer', handleMessage, reportProblem);
      this.#close = port.close;
      this.#role = new Follower(element, lane, port, reportProblem);
    }
  }

  #report(message: string): void {
    report(this.#element, [{ code: 'mirror', path: '', message }]);
  }

  #stop(): void {
    removeEventListener('pagehide', this.#onPageHide);
    removeEventListener('pageshow', this.#onPageShow);
    this.#leave();
    this.#settings = undefined;
  }

  #leave(): void {
    this.#role?.stop();
    this.#close?.();
    this.#role = this.#close = undefined;
  }

  /** The page is hidden. If it comes back from the back/forward cache, another customer may be here. */
  readonly #onPageHide = ({ persisted }: PageTransitionEvent): void => {
    if (persisted || this.#settings?.isLeader) this.#leave();
  };

  readonly #onPageShow = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted) return;
    this.#settings = undefined;
    this.hostUpdated();
  };
}
