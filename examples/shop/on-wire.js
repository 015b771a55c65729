import { useWire } from './wire.js';

for (const provider of document.querySelectorAll('till-moment')) void useWire(provider);
