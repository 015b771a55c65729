import type { Suggestion } from '@tillside/contract';

/** Accepting a product or an offer has no effect unless the host handles it. */
export const needsHost = ({ kind }: Suggestion): boolean => kind === 'product' || kind === 'offer';
