-- What kind of thing a product is, where a file says so.
ALTER TABLE products ADD COLUMN category text;

-- The groups of customers that were found in imported orders, rounded, and how to know them again. Nothing in here
-- is about one customer: see src/huddle/portraits/compute.ts.
CREATE TABLE portraits (
  store text PRIMARY KEY,
  -- The process that is computing, and until when nobody else does.
  lease text,
  leased_until timestamptz,
  -- When orders were looked at last.
  checked timestamptz,
  -- When the groups were found that are shown.
  computed timestamptz,
  found jsonb,
  model jsonb,
  -- Fingerprints of what customers bought, in buckets: so many as differ, so many customers at least have changed.
  buckets text
);
