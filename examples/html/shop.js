import { addToBasket } from './basket.js';

const moment = document.querySelector('till-moment');
const output = document.querySelector('output');
const next = document.querySelector('button');

const visits = await (await fetch('visits.json')).json();
let visit = 0;
let basket = [];

async function add(id) {
  await addToBasket(id);
  basket.push(id);
  show();
}
function show() {
  moment.value = visits[visit];
  output.textContent = basket.length;
  next.disabled = visit === visits.length - 1;
}

moment.addEventListener('till-suggestion-accept', event => {
  event.respondWith(add(event.suggestion.product?.id));
});
next.addEventListener('click', () => {
  basket = [];
  visit++;
  show();
});
show();
