-- Signs the references that suggestions carry to a screen and back: see src/ranking/reference.ts.
INSERT INTO secrets (name, value) VALUES ('attribution', gen_random_uuid()::text || gen_random_uuid()::text);

-- In which order suggestions were made in a moment, and why. Kept for the same basket, so that nothing moves.
CREATE TABLE moment_orders (
  store text NOT NULL,
  moment text NOT NULL,
  surface text NOT NULL,
  -- A digest of the basket and of the suggestions that the configuration has.
  choices text NOT NULL,
  id uuid NOT NULL,
  made timestamptz NOT NULL,
  entries jsonb NOT NULL,
  PRIMARY KEY (store, moment, surface, choices)
);
CREATE UNIQUE INDEX moment_orders_id ON moment_orders (id);
CREATE INDEX moment_orders_made ON moment_orders (store, made);

-- What became of each suggestion that was seen in a moment: it counts once. 1 seen, 2 set apart, 3 accepted.
CREATE TABLE trials (
  store text NOT NULL,
  moment text NOT NULL,
  suggestion text NOT NULL,
  surface text NOT NULL,
  outcome smallint NOT NULL,
  PRIMARY KEY (store, moment, suggestion)
);

-- The sums of trials; spread over slots as in `tally`, and kept when moments are erased.
CREATE TABLE reception (
  store text NOT NULL,
  suggestion text NOT NULL,
  surface text NOT NULL,
  slot smallint NOT NULL,
  accepted bigint NOT NULL DEFAULT 0,
  refused bigint NOT NULL DEFAULT 0,
  apart bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (store, suggestion, surface, slot)
);

-- Suggestions that too few people accepted. They come back only by the configuration.
CREATE TABLE retired (
  store text NOT NULL,
  suggestion text NOT NULL,
  surface text NOT NULL,
  at timestamptz NOT NULL,
  accepted bigint NOT NULL,
  refused bigint NOT NULL,
  min_acceptance double precision NOT NULL,
  PRIMARY KEY (store, suggestion, surface)
);

-- Finds the signal that GET /why is asked about.
CREATE INDEX signals_attributed ON signals (store, id) WHERE data ? 'attribution';
