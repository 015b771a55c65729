import { render } from 'preact';
import { useState } from 'preact/hooks';
import { Shop } from './Shop.jsx';
import './style.css';

function App() {
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

render(<App />, document.getElementById('root'));
