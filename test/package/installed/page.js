/** What each bundler builds: a page with the three widgets, from what was installed. */
import '@tillside/elements/all';
import '@tillside/elements/locales/de';

document.querySelector('till-moment').value = {
  version: 1,
  id: 'visit-1',
  locale: 'de',
  promises: [{ id: 'back', title: 'Send it back within 60 days' }],
  suggestions: [
    {
      id: 'gift',
      kind: 'service',
      title: 'Wrapped as a gift',
      reason: { text: 'Often asked for in December', basis: 'general' },
    },
  ],
  feedback: [
    { id: 'visit', title: 'Your visit', questions: [{ id: 'all', type: 'csat', label: 'How was it?' }] },
  ],
};
