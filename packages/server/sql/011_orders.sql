-- Imported orders, beside their lines. The customer is a keyed digest, as in `erased`.
CREATE TABLE orders (
  store text NOT NULL,
  id text NOT NULL,
  -- When it was ordered; where the file does not say, `imported` stands for it.
  time timestamptz,
  imported timestamptz NOT NULL DEFAULT now(),
  customer text,
  -- Whether products and pairs have been counted with it.
  counted boolean NOT NULL DEFAULT false,
  PRIMARY KEY (store, id)
);
CREATE INDEX orders_customer ON orders (store, customer) WHERE customer IS NOT NULL;
CREATE INDEX orders_time ON orders (store, time);
CREATE INDEX orders_uncounted ON orders (store, id) WHERE NOT counted;
INSERT INTO orders (store, id) SELECT DISTINCT store, "order" FROM order_lines;

-- Of each line: what was bought, what of it was returned, and their amounts.
ALTER TABLE order_lines ADD COLUMN amount numeric;
ALTER TABLE order_lines ADD COLUMN currency text;
ALTER TABLE order_lines ADD COLUMN returned numeric NOT NULL DEFAULT 0;
ALTER TABLE order_lines ADD COLUMN returned_amount numeric;

-- Counts are plain numbers for people, and sums of weights that halve with age for the ranking: an order's weight
-- grows with its time from a fixed day on (forward decay, Cormode et al. 2009), so no sum ever has to be aged.
-- From here on they are added to: what was counted before is counted again once, when the server starts.
ALTER TABLE products ADD COLUMN weight double precision NOT NULL DEFAULT 0;
ALTER TABLE products ADD COLUMN squares double precision NOT NULL DEFAULT 0;
ALTER TABLE products ADD COLUMN bought numeric NOT NULL DEFAULT 0;
ALTER TABLE products ADD COLUMN returned numeric NOT NULL DEFAULT 0;
ALTER TABLE products ADD COLUMN available boolean;
UPDATE products SET orders = 0;
DELETE FROM pairs;
ALTER TABLE pairs DROP COLUMN lift;
ALTER TABLE pairs ADD COLUMN weight double precision NOT NULL DEFAULT 0;
CREATE INDEX pairs_none ON pairs (store) WHERE together <= 0;

-- Of all orders of a store that are counted, and the half-life in days that their weights have.
CREATE TABLE order_sums (
  store text PRIMARY KEY,
  half_life double precision NOT NULL,
  orders bigint NOT NULL DEFAULT 0,
  weight double precision NOT NULL DEFAULT 0
);

-- The weight of an order: 1 on the first day of 2025, twice that after a half-life.
CREATE FUNCTION order_weight(at timestamptz, half_life double precision) RETURNS double precision
  LANGUAGE sql IMMUTABLE AS $$
  SELECT power(2::double precision, extract(epoch FROM at - timestamptz '2025-01-01Z')::double precision / 86400 / half_life)
$$;

-- The lower bound of Wilson's 95 % interval for a share of `n` trials: see src/ranking/pair-rule.ts.
CREATE FUNCTION lower_bound(share double precision, n double precision) RETURNS double precision
  LANGUAGE sql IMMUTABLE AS $$
  SELECT greatest(0, (share + 1.9208 / n - 1.96 * sqrt(share * (1 - share) / n + 0.9604 / (n * n))) / (1 + 3.8416 / n))
$$;
