-- Of each moment, what the comparison of the arms takes: `arm` is 'both' where signals disagree.
ALTER TABLE moments ADD COLUMN arm text;
ALTER TABLE moments ADD COLUMN holdout double precision;
ALTER TABLE moments ADD COLUMN surface text;
ALTER TABLE moments ADD COLUMN order_id text;
ALTER TABLE moments ADD COLUMN items numeric;
-- What came back in this moment without naming an order, and what came back of its order: see src/signals/returns.ts.
ALTER TABLE moments ADD COLUMN own_returns jsonb;
ALTER TABLE moments ADD COLUMN order_returns jsonb;
ALTER TABLE moments ADD COLUMN csat_n integer NOT NULL DEFAULT 0;
ALTER TABLE moments ADD COLUMN csat_sum integer NOT NULL DEFAULT 0;
CREATE INDEX moments_order ON moments (store, order_id) WHERE order_id IS NOT NULL;

-- What came back of each order, in whichever moment.
CREATE TABLE order_returns (
  store text NOT NULL,
  order_id text NOT NULL,
  returns jsonb NOT NULL,
  PRIMARY KEY (store, order_id)
);

-- Sums over moments by their arm, kept up as signals arrive; spread over slots as in `tally`, and kept when moments
-- are erased. Values are summed by classes of their size, so that the largest can be cut off: see
-- src/experiment/cap.ts.
CREATE TABLE arm_sums (
  store text NOT NULL,
  day date NOT NULL,
  surface text NOT NULL,
  holdout text NOT NULL,
  arm text NOT NULL,
  measure text NOT NULL,
  unit text NOT NULL,
  class smallint NOT NULL,
  slot smallint NOT NULL,
  n bigint NOT NULL,
  sum numeric NOT NULL DEFAULT 0,
  squares numeric NOT NULL DEFAULT 0,
  PRIMARY KEY (store, day, surface, holdout, arm, measure, unit, class, slot)
) WITH (fillfactor = 70);

-- Accepted suggestions whose product was in the completed basket: each counts once.
CREATE TABLE found_items (
  store text NOT NULL,
  moment text NOT NULL,
  suggestion text NOT NULL,
  PRIMARY KEY (store, moment, suggestion)
);
