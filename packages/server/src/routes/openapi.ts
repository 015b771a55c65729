import { openApi } from '../api/openapi.js';
import type { Route } from '../context.js';

/** The OpenAPI description. */
export const openapi: Route = app => {
  const document = openApi();
  app.get('/openapi.json', context =>
    context.json(document, 200, { 'cache-control': 'public, max-age=3600' }),
  );
};
