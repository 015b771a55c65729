-- What is measured elsewhere, a number a day: a share or a mean of `of` cases where that is known.
CREATE TABLE measures (
  store text NOT NULL,
  measure text NOT NULL,
  day date NOT NULL,
  value numeric NOT NULL,
  "of" numeric,
  PRIMARY KEY (store, measure, day)
);

-- Whether it has been counted if the answer came in time.
ALTER TABLE follow_ups ADD COLUMN counted boolean NOT NULL DEFAULT false;
CREATE INDEX follow_ups_uncounted ON follow_ups (store, due) WHERE NOT counted;

-- Sales of which something came back are counted from here on: see src/signals/moments.ts.
INSERT INTO tally (store, day, name, item, part, value, slot, n)
SELECT store, day, 'sale', '', 'back',
  CASE WHEN returned_at >= outcome_at AND (total IS NULL OR returned IS NULL
    OR (currency IS NOT DISTINCT FROM returned_currency AND returned >= total)) THEN 'all' ELSE 'part' END,
  0, count(*)
FROM moments
WHERE outcome = 'completed' AND (returned_at IS NOT NULL OR order_returns IS NOT NULL)
GROUP BY 1, 2, 6;
