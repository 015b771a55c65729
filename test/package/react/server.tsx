import { renderToString } from 'react-dom/server';
import { App } from './app.js';

export const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Shop</title>
    <link rel="icon" href="data:," />
  </head>
  <body>
    <div id="root">${renderToString(<App />)}</div>
    <script type="module" src="/client.js"></script>
  </body>
</html>`;
