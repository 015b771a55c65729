-- When an answer arrived, or was changed last: the order in which answers are read.
ALTER TABLE answers ADD COLUMN arrived timestamptz NOT NULL DEFAULT now();
UPDATE answers SET arrived = listed;
CREATE INDEX answers_arrived ON answers (store, arrived, response, question);
DROP INDEX answers_time;

-- What was returned stands beside the sale. A return of all that was sold takes its place in the results.
ALTER TABLE moments ADD COLUMN returned_at timestamptz;
ALTER TABLE moments ADD COLUMN returned_currency text;
ALTER TABLE moments ADD COLUMN returned numeric;
UPDATE moments SET returned_at = outcome_at, returned_currency = currency, returned = total,
  outcome = NULL, outcome_at = NULL, currency = NULL, total = NULL WHERE outcome = 'returned';
