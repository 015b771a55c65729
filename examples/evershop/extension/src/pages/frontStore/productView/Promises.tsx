import { Moment, type Tillside } from '../../../lib/Moment.js';
import { promises } from '../../../settings.js';

const load = () =>
  Promise.all([import('@tillside/elements/moment/define'), import('@tillside/elements/promise/define')]);

/** What the shop promises, below the button that adds to the cart. */
export default function Promises({ tillside }: { tillside: Tillside }) {
  return (
    <Moment tillside={tillside} content={{ promises }} load={load}>
      <till-promise className="mt-6 flow-root min-h-16">{promises?.[0]?.title}</till-promise>
    </Moment>
  );
}

export const layout = { areaId: 'productPageMiddleRight', sortOrder: 40 };

export const query = `
  query Query {
    tillside {
      momentId
      endpoint
      writeKey
    }
  }
`;
