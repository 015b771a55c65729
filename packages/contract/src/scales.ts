/** The types of questions that have a score as their answer. */
export const scaleTypes = ['csat', 'nps', 'ces'] as const;

/** The type of a question that has a score as its answer. */
export type ScaleType = (typeof scaleTypes)[number];

/** The lowest and highest step of a scale, the highest step that counts as low, and the lowest that counts as high. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The standard scales. CSAT: 4 and 5 are satisfied. NPS: 0 to 6 are detractors, 9 and 10 promoters. CES 2.0:
 * agreement that it was easy, so high is good.
 */
export const scales: Readonly<Record<ScaleType, Scale>> = {
  csat: { min: 1, max: 5, low: 2, high: 4 },
  nps: { min: 0, max: 10, low: 6, high: 9 },
  ces: { min: 1, max: 7, low: 3, high: 5 },
};

/** The scale of a question's type; `undefined` if its answer is not a score. */
export const scaleOf = (type: string): Scale | undefined =>
  scaleTypes.some(scale => scale === type) ? scales[type as ScaleType] : undefined;

/** Whether a threshold ("at or below") separates the scores of a scale: some are at or below it, some above. */
export const isThreshold = (below: number, { min, max }: Scale): boolean => below >= min && below < max;

/** Whether a score is low: at or below a threshold that fits its scale, by default the scale's own. */
export const isLowScore = (score: number, scale: Scale, below: number = scale.low): boolean =>
  isThreshold(below, scale) && score <= below;
