import type { Words } from './words.js';

const answers = 'What customers answered in our forms';
const sales = 'Sales, as the till and the shop tell them';

export const english: Words = {
  results: {
    'promises-kept': {
      label: 'Promises kept',
      means: 'How often we did what we had promised, of all the times that we can tell.',
      source: '',
      owner: 'All of us',
      actions: { early: 'See early that a promise will not hold? Tell the customer before they ask.' },
    },
    csat: {
      label: 'Happy customers',
      means: 'Customers who gave us 4 or 5 of 5, of all who answered.',
      source: answers,
      owner: 'All of us',
      actions: { ask: 'Ask one customer today how it went, and pass on their words.' },
    },
    nps: {
      label: 'Would recommend us',
      means:
        'Of 100 customers, how many more would gladly recommend us (9 or 10 of 10) than would not (0 to 6).',
      source: answers,
      owner: 'All of us',
      actions: { why: 'Ask somebody who likes us what they would tell a friend.' },
    },
    ces: {
      label: 'Easy to deal with us',
      means: 'How easy customers found it, from 1 (hard) to 7 (easy).',
      source: answers,
      owner: 'All of us',
      actions: { step: 'Name one step that a customer should not have to take.' },
    },
    'follow-ups': {
      label: 'Called back in time',
      means: 'Customers whom we had promised an answer by a certain time, and who had it by then.',
      source: 'Call-backs that were due, and when they were ticked off',
      owner: 'Customer service',
      actions: { first: 'Take the call-back that is due next before anything new.' },
    },
    recoveries: {
      label: 'Put right when it went wrong',
      means:
        'Unhappy customers for whom somebody did something there and then, of all for whom one of us was called.',
      source: 'Low scores in the shop, and what was done about them',
      owner: 'The shop floor',
      actions: { listen: 'Listen first, then offer to put it right. You may.' },
    },
    returns: {
      label: 'Sent back',
      means:
        'Orders of which something came back. Only orders at least {days} days old count: late returns are in.',
      source: sales,
      owner: 'Packing',
      actions: {
        look: 'Look twice before you close the box: right thing, right size, nothing broken?',
        note: 'Something comes back often? Write down what, and tell purchasing.',
      },
    },
    'repeat-purchases': {
      label: 'Came back to buy again',
      means: 'Of the customers of a quarter, how many had bought on another day within a year.',
      source: 'Imported orders of customers whom we know',
      owner: 'All of us',
      actions: { thank: 'Put a line of your own into a parcel for somebody who is back.' },
    },
    'net-revenue-retention': {
      label: 'What last year’s customers spend now',
      means:
        'For each 100 that customers spent in one year, what the same ones spent in the next, less returns.',
      source: 'Imported orders of customers whom we know',
      owner: 'Management',
    },
    'suggestions-difference': {
      label: 'What suggestions bring',
      means: 'How much more a visit comes to where we suggest something than where we do not, less returns.',
      source: 'Visits with and without suggestions, chosen by chance',
      owner: 'Sales',
    },
    'suggestions-accepted': {
      label: 'Suggestions taken up',
      means: 'Of the suggestions that were shown, how many were taken up.',
      source: 'What was shown and accepted in the shop and at the till',
      owner: 'Sales',
      actions: { question: 'Ask what it is for before you suggest anything.' },
    },
    basket: {
      label: 'What a purchase comes to',
      means: 'The average of all purchases, before anything comes back.',
      source: sales,
      owner: 'Sales',
    },
  },
  promise: {
    means: 'How often we kept this promise, of all the times that we can tell.',
    actions: { early: 'See early that it will not hold? Tell the customer before they ask.' },
  },
  evidence: {
    customers: 'What invited customers answered',
    operations: 'Records of our own work',
    both: 'What invited customers answered, and records of our own work',
  },
  sales: { signals: sales, orders: 'Imported orders' },
  earned:
    'In {n} visits we could suggest something. That many times {value} more a visit, as measured against visits without suggestions.',
  measured: 'Measured elsewhere and imported',
};
