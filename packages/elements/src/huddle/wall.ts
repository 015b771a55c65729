import { cancelScheduled, scheduleAt } from '../shared/clock.js';

/** How long an item stays on a wall, in milliseconds. */
const turn = 60_000;

/** A widget that takes turns on a wall. */
export interface WallMember extends Element {
  requestUpdate(): void;
}

/**
 * Whose turn it is on a wall: one item at a time over all widgets of a huddle, which take turns in the order of the
 * page, each with its next item. Nothing changes for a minute, while the page is hidden, while paused, or if there is
 * only one item.
 */
export class Wall {
  readonly #onChange: () => void;
  /** The items of each widget, by id. */
  readonly #items = new Map<WallMember, readonly string[]>();
  /** The item that each widget showed last. */
  readonly #last = new WeakMap<WallMember, string>();
  #current: WallMember | undefined;
  #isPaused = false;

  /** `onChange` is called when the turn or the number of items changes. */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** The number of items that take turns. */
  get size(): number {
    return [...this.#items.values()].reduce((sum, { length }) => sum + length, 0);
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  set isPaused(isPaused: boolean) {
    this.#isPaused = isPaused;
    this.#schedule();
  }

  /** The id of the item that a widget shows now; undefined if it is not its turn. */
  shownBy(member: WallMember): string | undefined {
    return member === this.#current ? this.#last.get(member) : undefined;
  }

  /** Sets the items of a widget. If the item on screen is gone, the next turn begins. */
  setItems(member: WallMember, ids: readonly string[]): void {
    const before = this.size;
    this.#items.set(member, ids);
    this.#update(before);
  }

  /** A widget has left. */
  leave(member: WallMember): void {
    const before = this.size;
    this.#items.delete(member);
    this.#update(before);
  }

  /** Ends all turns: nothing is scheduled any more. */
  stop(): void {
    cancelScheduled(this);
    this.#items.clear();
    this.#current = undefined;
  }

  #update(before: number): void {
    const shown = this.#current && this.shownBy(this.#current);
    const isThere = shown !== undefined && this.#items.get(this.#current!)?.includes(shown);
    if (!isThere) this.#advance();
    else if (before > 1 !== this.size > 1) this.#schedule();
    if (before !== this.size) this.#onChange();
  }

  readonly #advance = (): void => {
    const before = this.#current;
    const members = [...this.#items.keys()]
      .filter(member => this.#items.get(member)!.length)
      .sort(inPageOrder);
    const next = before && members.find(member => inPageOrder(before, member) < 0);
    this.#current = next ?? members[0];
    if (this.#current) {
      const ids = this.#items.get(this.#current)!;
      const last = ids.indexOf(this.#last.get(this.#current) ?? '');
      this.#last.set(this.#current, ids[(last + 1) % ids.length]!);
    }
    for (const member of new Set([before, this.#current])) member?.requestUpdate();
    this.#schedule();
    this.#onChange();
  };

  #schedule(): void {
    scheduleAt(this, this.size > 1 && !this.#isPaused ? Date.now() + turn : Infinity, this.#advance);
  }
}

function inPageOrder(one: Node, other: Node): number {
  if (one === other) return 0;
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
