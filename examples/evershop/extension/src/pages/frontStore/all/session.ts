import { setContextValue } from '@evershop/evershop/graphql/services';
import type { EvershopRequest } from '@evershop/evershop/types/request';

/** Lets queries of a page know the session, whose cookie the first page of a visit does not have yet. */
export default function session(request: EvershopRequest, _response: unknown, next: () => void): void {
  setContextValue(request, 'session', request.sessionID);
  next();
}
