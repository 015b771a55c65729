/** An app that uses the components as badly as apps do, steered by the test: `window.app`. */
import type { MomentInput } from '@tillside/contract';
import type { TillSignalEvent } from '@tillside/elements';
import { TillFeedback, TillMoment, TillPromise, TillSuggestion } from '@tillside/elements/react';
import { Component, type ReactNode, StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';

interface State {
  /** The document as JSON, of which each render makes a new object. */
  moment?: string | undefined;
  isThere: boolean;
  /** Counts the renders, for the handlers to tell. */
  turn: number;
}

declare global {
  interface Window {
    app: {
      set: (state: Partial<State>) => void;
      /** The present turn. */
      turn: () => number;
      /** The signals, as `7 dev.tillside.promise.shown`, with the turn of the handler that heard them. */
      heard: string[];
      /** Settles the pending acceptance. */
      answer: (isAccepted: boolean) => void;
    };
  }
}

const heard: string[] = [];
let answer: (isAccepted: boolean) => void = () => undefined;
const pending = () => new Promise<boolean>(resolve => (answer = resolve));

class App extends Component<object, State> {
  override state: State = { isThere: true, turn: 0 };

  override componentDidMount(): void {
    window.app = {
      set: change => flushSync(() => this.setState(state => ({ ...state, ...change, turn: state.turn + 1 }))),
      turn: () => this.state.turn,
      heard,
      answer: isAccepted => answer(isAccepted),
    };
  }

  override render(): ReactNode {
    const { moment, isThere, turn } = this.state;
    if (!isThere) return null;
    return (
      <TillMoment
        silent
        value={moment === undefined ? moment : (JSON.parse(moment) as MomentInput)}
        src={undefined}
        surface={undefined}
        batch={undefined}
        hold={undefined}
        onSignal={({ cloudEvent }: TillSignalEvent) => heard.push(`${turn} ${cloudEvent.type}`)}
        onSuggestionAccept={event => event.respondWith(pending())}
        onProblem={undefined}
      >
        <TillPromise item={undefined} max={undefined} compact={undefined} />
        <TillSuggestion value={undefined} />
        <TillFeedback value={undefined} />
      </TillMoment>
    );
  }
}

createRoot(document.querySelector('#root')!, {
  onRecoverableError: error => console.warn(String(error)),
}).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
