-- Every (store, source, id) that ever arrived, as one digest: what makes a signal count once.
CREATE TABLE arrivals (
  key uuid PRIMARY KEY,
  received timestamptz NOT NULL DEFAULT now()
);

-- What arrived. Split by store, then by month of arrival, when a server starts (see src/store/partitions.ts).
CREATE TABLE signals (
  store text NOT NULL,
  received timestamptz NOT NULL DEFAULT now(),
  time timestamptz NOT NULL,
  source text NOT NULL,
  id uuid NOT NULL,
  type text NOT NULL,
  moment text NOT NULL,
  ref text,
  data jsonb NOT NULL
) PARTITION BY LIST (store);
CREATE INDEX signals_moment ON signals (store, moment);
CREATE INDEX signals_ref ON signals (store, ref) WHERE ref IS NOT NULL;

-- The answer that counts for each (response, question): the one of the highest revision.
CREATE TABLE answers (
  store text NOT NULL,
  response uuid NOT NULL,
  question text NOT NULL,
  revision integer NOT NULL DEFAULT 0,
  form text NOT NULL DEFAULT '',
  type text NOT NULL DEFAULT '',
  value jsonb,
  promise text,
  about jsonb,
  moment text NOT NULL DEFAULT '',
  ref text,
  surface text NOT NULL DEFAULT '',
  locale text,
  time timestamptz NOT NULL DEFAULT now(),
  day date NOT NULL DEFAULT current_date,
  invited boolean NOT NULL DEFAULT false,
  PRIMARY KEY (store, response, question)
);
CREATE INDEX answers_time ON answers (store, time, response, question);
CREATE INDEX answers_moment ON answers (store, moment);
CREATE INDEX answers_ref ON answers (store, ref) WHERE ref IS NOT NULL;

-- What became of each moment in which something was suggested or sold.
CREATE TABLE moments (
  store text NOT NULL,
  id text NOT NULL,
  day date NOT NULL,
  ref text,
  offered boolean NOT NULL DEFAULT false,
  withheld boolean NOT NULL DEFAULT false,
  accepted boolean NOT NULL DEFAULT false,
  outcome text,
  outcome_at timestamptz,
  currency text,
  total numeric,
  PRIMARY KEY (store, id)
);
CREATE INDEX moments_ref ON moments (store, ref) WHERE ref IS NOT NULL;

-- Customers who were offered a person, and by when.
CREATE TABLE follow_ups (
  store text NOT NULL,
  response uuid NOT NULL,
  form text NOT NULL,
  moment text NOT NULL,
  ref text,
  asked timestamptz NOT NULL,
  due timestamptz NOT NULL,
  contact jsonb,
  done timestamptz,
  PRIMARY KEY (store, response)
);
CREATE INDEX follow_ups_due ON follow_ups (store, due) WHERE done IS NULL;

-- Links to a form for one order. `response` is the one filling-in that the link is good for.
CREATE TABLE invitations (
  store text NOT NULL,
  id uuid NOT NULL,
  moment text NOT NULL,
  form text NOT NULL,
  "order" text NOT NULL,
  ref text,
  made timestamptz NOT NULL DEFAULT now(),
  expires timestamptz NOT NULL,
  response uuid,
  used timestamptz,
  PRIMARY KEY (store, id)
);
CREATE UNIQUE INDEX invitations_moment ON invitations (store, moment);
CREATE INDEX invitations_ref ON invitations (store, ref) WHERE ref IS NOT NULL;

-- Results, kept up as signals arrive. A transaction adds to one `slot` of its choice, so that busy counts are
-- not a queue; slots of past days are merged later.
CREATE TABLE tally (
  store text NOT NULL,
  day date NOT NULL,
  name text NOT NULL,
  item text NOT NULL,
  part text NOT NULL,
  value text NOT NULL,
  slot smallint NOT NULL,
  n bigint NOT NULL,
  amount numeric NOT NULL DEFAULT 0,
  PRIMARY KEY (store, day, name, item, part, value, slot)
) WITH (fillfactor = 70);
