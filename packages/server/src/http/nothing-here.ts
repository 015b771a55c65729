import type { Hono } from 'hono';
import { HttpProblem } from './http-problem.js';

/** What the paths of a route look like: `:id` stands for anything but a slash. */
const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`);

/** The problem of a request that no route answers: another method would do, or there is nothing at its address. */
export function nothingHere(app: Hono, path: string): HttpProblem {
  const routes = app.routes.filter(route => route.method !== 'ALL' && patternOf(route.path).test(path));
  const methods = new Set(routes.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method])));
  if (!methods.size) return new HttpProblem(404, 'not-found', 'There is nothing at this address.');
  const allowed = [...methods].join(', ');
  return new HttpProblem(405, 'method', `This address takes ${allowed}.`, {}, { allow: allowed });
}
