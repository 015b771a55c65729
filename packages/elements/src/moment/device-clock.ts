import { type ClockReading, maxLead } from '@tillside/core';

/** The error of HTTP dates, by their whole seconds and the time of a request, in milliseconds. */
const tolerance = 60_000;

/** When the page was opened, by the current setting of the device's clock. */
const pageStart = (): number => Date.now() - performance.now();

/** Estimates the error of the device's clock from the times of servers and hosts. */
export class DeviceClock {
  #offset = 0;
  /** The most that the corrected clock can be ahead, since no document arrives before it was made. */
  #maxAhead = Infinity;
  /** The page's start when the offset was determined. */
  #start = 0;

  /**
   * Reads the time from a response: `Date` is when it was made, `Age` how long caches kept it. Other origins hide both,
   * but not when the file was last modified. Returns whether that changes the estimate.
   */
  readResponse({ headers }: Response): boolean {
    const before = this.#offset;
    const age = Number(headers.get('age')) * 1000;
    const offset = Date.parse(headers.get('date') ?? '') + (age || 0) - Date.now();
    // A service worker may respond from its cache, however old that is.
    const isFromCache = offset < -tolerance && (navigator as Partial<Navigator>).serviceWorker?.controller;
    if (Number.isNaN(offset)) this.readDocument(headers.get('last-modified') ?? undefined);
    else if (!isFromCache) {
      if (Math.abs(offset - before) > tolerance) this.#correct(Math.abs(offset) > tolerance ? offset : 0);
      this.#maxAhead = 0;
    }
    return this.#offset !== before;
  }

  /** Reads the time from a document that has just arrived, and was made or modified then. */
  readDocument(asOf: string | undefined): void {
    const age = asOf === undefined ? Infinity : Date.now() + this.#offset - Date.parse(asOf);
    if (age < -maxLead) this.#correct(this.#offset - age);
    this.#maxAhead = Math.min(this.#maxAhead, age);
  }

  /** The reading for a document; without `asOf`, the device is trusted. */
  read(asOf: string | undefined): ClockReading {
    // The clock was set, or the device slept: the earlier offset is no longer valid.
    if (this.#offset && Math.abs(pageStart() - this.#start) > maxLead) {
      this.#offset = 0;
      this.#maxAhead = Infinity;
    }
    return { offset: this.#offset, isTrusted: asOf === undefined || this.#maxAhead <= maxLead };
  }

  #correct(offset: number): void {
    this.#offset = offset;
    this.#start = pageStart();
  }
}
