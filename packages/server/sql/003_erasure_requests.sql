-- Customers who asked to be forgotten and still are known: nothing is erased before a person has decided so.
CREATE TABLE erasure_requests (
  store text NOT NULL,
  ref text NOT NULL,
  received timestamptz NOT NULL,
  PRIMARY KEY (store, ref)
);
CREATE INDEX erasure_requests_received ON erasure_requests (store, received);
