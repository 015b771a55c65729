/** The base of all events of the library: they bubble and cross shadow roots. */
export abstract class TillEvent extends Event {
  constructor(type: string, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
  }
}
