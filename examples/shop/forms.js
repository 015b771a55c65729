/**
 * The shop's forms: how it was, what should have been different after a low score, whether one promise was kept and,
 * optionally, how to reach the customer.
 * @param {import('./moment.js').State} state
 * @param {import('./words.js').Words} words
 */
export function formsFor({ place }, words) {
  const { title, intro, how, what, kept, contact, thanks, followUp } = words.form;
  return [
    {
      id: place === 'till' ? 'till-visit' : 'visit',
      title,
      intro,
      questions: [
        { id: 'how', type: 'csat', label: how },
        { id: 'what', type: 'text', label: what, when: { question: 'how', in: [1, 2, 3] } },
        { id: 'kept', type: 'kept', label: kept, promise: 'price' },
        { id: 'contact', type: 'contact', channel: 'email', label: contact.label, text: contact.text },
      ],
      thanks,
      followUp: { below: 2, label: followUp, within: 'PT2H' },
      ...(place === 'till' && { recovery: { below: 3, suggestion: 'make-good' } }),
    },
  ];
}
