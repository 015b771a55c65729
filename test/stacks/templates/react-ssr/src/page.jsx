import { useState } from 'react';
import { Shop } from './shop';
import './style.css';

/** The whole document. */
export function Page({ visits }) {
  const [page, setPage] = useState('shop');
  return (
    <html lang="en">
      <head>
        <link rel="icon" href="data:," />
        <title>Tillside in React on a server</title>
      </head>
      <body>
        <nav>
          <button onClick={() => setPage('shop')}>Shop</button>
          <button onClick={() => setPage('about')}>About</button>
        </nav>
        <main>{page === 'shop' ? <Shop visits={visits} /> : <h1>About us</h1>}</main>
      </body>
    </html>
  );
}
