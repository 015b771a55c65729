import type { HuddleInput, MomentInput } from '@tillside/contract';
import { TillFeedback, TillMoment, TillPromise, TillSuggestion } from '@tillside/elements/react';
import { TillHuddle, TillNews } from '@tillside/elements/react/huddle';
import { StrictMode, useState } from 'react';

const promises = [{ id: 'back', title: 'Send it back within 60 days' }];
const cup = {
  id: 'cup',
  kind: 'product',
  title: 'Teacup and saucer',
  reason: { text: 'Often bought with the cake stand', basis: 'general' },
  product: { id: '22699', name: 'Teacup and saucer' },
} as const;
const visit: MomentInput = {
  version: 1,
  id: 'visit-1',
  promises,
  suggestions: [cup],
  feedback: [
    { id: 'visit', title: 'Your visit', questions: [{ id: 'all', type: 'csat', label: 'How was it?' }] },
  ],
};

const week: HuddleInput = {
  version: 1,
  id: 'week-47',
  news: [{ id: 'mend', title: 'We mend cups', text: 'Bring what is chipped.' }],
};

/** A shop's basket, which answers asynchronously. */
export function App() {
  const [moment, setMoment] = useState(visit);
  const [basket, setBasket] = useState<string[]>([]);
  const [isOpen, setOpen] = useState(true);
  const [told, setTold] = useState(0);
  const addToBasket = async (id: string) => {
    await new Promise(resolve => setTimeout(resolve, 50));
    setBasket(goods => [...goods, id]);
  };
  const next = () =>
    setMoment({ version: 1, id: 'visit-2', promises: [{ id: 'mend', title: 'We mend it' }] });
  return (
    <StrictMode>
      <output>{basket.join()}</output>
      <meter value={told} max={9} />
      <button onClick={next}>Next customer</button>
      <button onClick={() => setOpen(false)}>Leave</button>
      {isOpen && (
        <TillMoment
          value={moment}
          onSuggestionAccept={event => event.respondWith(addToBasket(event.suggestion.product!.id))}
        >
          <TillPromise />
          <TillSuggestion />
          <TillFeedback />
        </TillMoment>
      )}
      {isOpen && (
        <TillHuddle
          value={week}
          onSignal={({ cloudEvent }) =>
            cloudEvent.type === 'dev.tillside.news.told' && setTold(count => count + 1)
          }
        >
          <TillNews />
        </TillHuddle>
      )}
    </StrictMode>
  );
}
