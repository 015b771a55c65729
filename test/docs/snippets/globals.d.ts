/** What the pages' snippets take for granted: a host's own functions and objects. */
import type { SuggestionInput, PromiseInput, Product, Signal } from '@tillside/contract';

declare global {
  const promises: PromiseInput[];
  const suggestions: SuggestionInput[];
  const signal: Signal;
  const json: string;
  const visit: string;
  const answer: unknown;
  const userToken: string;
  const request: Request;
  const bridge: {
    send(message: unknown): Promise<void>;
    on(name: string, listener: (message: string) => void): () => void;
  };
  const insights: { pushEvents(body: object): void };
  const Shopify: { routes: { root: string }; currency: { active: string } };
  function addToBasket(what: SuggestionInput | Product | undefined, options?: RequestInit): Promise<unknown>;
  function showButton(label: string, press: () => void): void;
}
