/** The status codes of problem responses. */
export type HttpProblemStatus =
  400 | 401 | 403 | 404 | 405 | 406 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503 | 507;

const titles: Record<HttpProblemStatus, string> = {
  400: 'Bad request',
  401: 'Key missing or unknown',
  403: 'Not allowed with this key',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  409: 'Not any more',
  410: 'Gone',
  413: 'Too large',
  415: 'Content type not taken',
  422: 'Not valid',
  429: 'Too many requests',
  500: 'Failed',
  503: 'Not now',
  507: 'No room',
};

/** A problem with a request, in the form of RFC 9457. */
export class HttpProblem extends Error {
  override name = 'HttpProblem';
  readonly status: HttpProblemStatus;
  readonly code: string;
  readonly more: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: HttpProblemStatus,
    code: string,
    detail: string,
    more: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ) {
    super(detail);
    this.status = status;
    this.code = code;
    this.more = more;
    this.headers = headers;
  }

  /** The response that reports it. */
  toResponse(): Response {
    const { status, code, message, more, headers } = this;
    const body = {
      type: `https://tillside.dev/problems/${code}`,
      title: titles[status],
      status,
      code,
      detail: message,
      ...more,
    };
    return new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
    });
  }
}
