import { Shop } from './shop';
import visits from './visits.json';

/** Runs on the server, and passes the documents on. */
export default function Page() {
  return <Shop visits={visits} />;
}
