'use client';

import { TillFeedback, TillMoment, TillPromise, TillSuggestion } from '@tillside/elements/react';
import { useState } from 'react';
import { addToBasket } from './basket';
import type visitsJson from './visits.json';

export function Shop({ visits }: { visits: typeof visitsJson }) {
  const [visit, setVisit] = useState(0);
  const [basket, setBasket] = useState<string[]>([]);

  const add = async (id = '') => {
    await addToBasket(id);
    setBasket(ids => [...ids, id]);
  };
  const next = () => {
    setBasket([]);
    setVisit(visit + 1);
  };

  return (
    <>
      <h1>Regency cake stand</h1>
      <TillMoment
        value={visits[visit]}
        onSuggestionAccept={event => event.respondWith(add(event.suggestion.product?.id))}
      >
        <TillPromise>Send it back within 60 days, free</TillPromise>
        <TillSuggestion />
        <TillFeedback />
      </TillMoment>
      <p>
        In the basket: <output>{basket.length}</output>
      </p>
      <button onClick={next} disabled={visit === visits.length - 1}>
        Next customer
      </button>
    </>
  );
}
