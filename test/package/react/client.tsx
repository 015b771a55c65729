import { hydrateRoot } from 'react-dom/client';
import { App } from './app.js';

hydrateRoot(document.querySelector('#root')!, <App />, {
  // A difference between the server's markup and the client's is a failure of the test.
  onRecoverableError: error => console.warn(String(error)),
});
