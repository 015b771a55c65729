import { createSignal, Show } from 'solid-js';
import { render } from 'solid-js/web';
import { Shop } from './Shop.jsx';
import './style.css';

function App() {
  const [page, setPage] = createSignal('shop');
  return (
    <>
      <nav>
        <button onClick={() => setPage('shop')}>Shop</button>
        <button onClick={() => setPage('about')}>About</button>
      </nav>
      <main>
        <Show when={page() === 'shop'} fallback={<h1>About us</h1>}>
          <Shop />
        </Show>
      </main>
    </>
  );
}

render(() => <App />, document.getElementById('root'));
