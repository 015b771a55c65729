import type { LitElement, ReactiveController } from 'lit';
import { guardFromScanner, type ScannerGuardOptions } from './scanner-guard.js';

/** Guards the controls of its host against presses that no person intended. */
export class GuardController implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: ScannerGuardOptions;
  #removeGuard: (() => void) | undefined;

  constructor(host: LitElement, options: ScannerGuardOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#removeGuard = guardFromScanner(this.#host.renderRoot, this.#options);
  }

  hostDisconnected(): void {
    this.#removeGuard?.();
  }
}
