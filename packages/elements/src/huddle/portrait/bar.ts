import { nothing, svg, type SVGTemplateResult } from 'lit';

/** The scale of bars that start at zero: the largest number reaches its end, and the smallest below zero its start. */
export interface Scale {
  low: number;
  high: number;
}

export const scaleOf = (values: readonly number[]): Scale => ({
  low: Math.min(0, ...values),
  high: Math.max(0, ...values),
});

/**
 * A number as a bar from zero, as wide as its element, and with a line at zero if there are numbers below it. It is
 * decoration: the number itself stands beside it.
 */
export function bar(value: number, { low, high }: Scale, look: string): SVGTemplateResult {
  const percent = (part: number) => `${low === high ? 0 : Math.round((part / (high - low)) * 10_000) / 100}%`;
  const zero = percent(-low);
  const start = percent(Math.min(value, 0) - low);
  return svg`<svg class="bar ${look}" aria-hidden="true">
    <rect x=${start} width=${percent(Math.abs(value))} height="100%" />
    ${low < 0 ? svg`<line x1=${zero} x2=${zero} y1="0" y2="100%" />` : nothing}
  </svg>`;
}
