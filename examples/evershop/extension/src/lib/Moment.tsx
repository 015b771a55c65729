import type { MomentInput } from '@tillside/contract';
import type { TillMoment, TillSuggestionAcceptEvent } from '@tillside/elements';
import type {} from '@tillside/elements/react';
import { type ReactNode, useEffect, useRef } from 'react';

/** As much of the type in GraphQL as pages ask for. */
export interface Tillside {
  momentId: string;
  endpoint?: string;
  writeKey?: string;
}

interface MomentProps {
  tillside: Tillside;
  content: Omit<MomentInput, 'version' | 'id'>;
  /** Imports the elements that are inside. */
  load: () => Promise<unknown>;
  onAccept?: (event: TillSuggestionAcceptEvent) => void;
  /** Called once, when the elements are there. */
  onLoad?: (moment: TillMoment) => void;
  children: ReactNode;
}

/** A moment with widgets in it. Their code comes after the page's own, which is in more of a hurry. */
export function Moment({ tillside, content, load, onAccept, onLoad, children }: MomentProps) {
  const element = useRef<TillMoment>(null);
  useEffect(() => {
    const done = () => element.current && onLoad?.(element.current);
    // If they cannot be had, the page stays as the server has drawn it.
    load().then(done, () => undefined);
  }, []);
  useEffect(() => {
    const { current } = element;
    if (!current || !onAccept) return;
    current.addEventListener('till-suggestion-accept', onAccept);
    return () => current.removeEventListener('till-suggestion-accept', onAccept);
  }, [onAccept]);
  const moment: MomentInput = { version: 1, id: tillside.momentId, ...content };
  return (
    <till-moment
      ref={element}
      endpoint={tillside.endpoint}
      write-key={tillside.writeKey}
      batch={50}
      value={JSON.stringify(moment)}
    >
      {children}
    </till-moment>
  );
}
