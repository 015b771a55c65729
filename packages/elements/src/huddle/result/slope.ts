import type { Figure, Unit } from '@tillside/contract';
import { intervalOf } from '@tillside/core/huddle';
import { nothing, svg, type SVGTemplateResult } from 'lit';

/** The drawing's size, in its own units. */
const [width, height] = [96, 56];
/** The distance of points from the sides, and of the highest and lowest interval from the edges. */
const [inset, margin] = [10, 6];
/** Half the width of the line at an interval's end. */
const cap = 5;
/** The radius of the points, inside which no line is drawn: the first one is hollow. */
const radius = 4;

/**
 * Two points with their intervals, and a line from one to the other: hollow before, filled now, so that it can be read
 * without colour. Nobody can tell how sure a figure without an interval is, so that its slope is drawn half as steep.
 */
export function slope(before: Figure, after: Figure, unit: Unit): SVGTemplateResult {
  const intervals = [before, after].map(figure => intervalOf(figure, unit));
  const ends = [before, after].flatMap(({ value }, i) => [
    value,
    intervals[i]?.low ?? value,
    intervals[i]?.high ?? value,
  ]);
  const spread = Math.max(...ends) - Math.min(...ends);
  const room = intervals.every(Boolean) ? 0 : spread / 2;
  const [low, high] = [Math.min(...ends) - room, Math.max(...ends) + room];
  const y = (value: number) =>
    high === low ? height / 2 : height - margin - ((value - low) / (high - low)) * (height - 2 * margin);
  const [x1, x2] = [inset, width - inset];
  const [y1, y2] = [y(before.value), y(after.value)];
  const length = Math.hypot(x2 - x1, y2 - y1);
  const [dx, dy] = [((x2 - x1) / length) * radius, ((y2 - y1) / length) * radius];
  const whisker = (x: number, i: number) => {
    const interval = intervals[i];
    if (!interval) return nothing;
    const [top, point, bottom] = [y(interval.high), i ? y2 : y1, y(interval.low)];
    const caps = `M${x - cap} ${top}h${2 * cap}M${x - cap} ${bottom}h${2 * cap}`;
    const path = `${caps}M${x} ${top}V${Math.max(top, point - radius)}M${x} ${bottom}V${Math.min(bottom, point + radius)}`;
    return svg`<path class="whisker" d=${path} />`;
  };
  return svg`<svg class="slope" viewBox="0 0 ${width} ${height}" aria-hidden="true">
    ${whisker(x1, 0)} ${whisker(x2, 1)}
    <path class="trend" d=${`M${x1 + dx} ${y1 + dy}L${x2} ${y2}`} />
    <circle class="then" cx=${x1} cy=${y1} r=${radius} />
    <circle class="now" cx=${x2} cy=${y2} r="4.5" />
  </svg>`;
}
