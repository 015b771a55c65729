import { accessCases } from './access-cases.js';
import type { Case } from './case.js';
import { deliveryCases } from './delivery-cases.js';
import { malformedCases } from './malformed-cases.js';

/** All cases, in the order in which they run. */
export const cases: Case[] = [...deliveryCases, ...malformedCases, ...accessCases];
