import { useState } from 'react';
import { Shop } from './Shop';

export default function App() {
  const [page, setPage] = useState('shop');
  return (
    <>
      <nav>
        <button onClick={() => setPage('shop')}>Shop</button>
        <button onClick={() => setPage('about')}>About</button>
      </nav>
      <main>{page === 'shop' ? <Shop /> : <h1>About us</h1>}</main>
    </>
  );
}
