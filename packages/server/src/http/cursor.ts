import { isCalendarDay } from './day-range.js';
import { HttpProblem } from './http-problem.js';

const timeForm = /^(?!0000)\d{4}-\d\d-\d\dT([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?Z$/;
const idForm = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Whether the time and the id of a cursor are such as a database takes. */
export const isPosition = (time: string, id: string): boolean =>
  timeForm.test(time) && isCalendarDay(time.slice(0, 10)) && idForm.test(id);

/** The answer to a cursor that is none of ours. */
export const wrongCursor = (): HttpProblem =>
  new HttpProblem(400, 'cursor', 'Expected "after" to be what an earlier answer had as "next".');
