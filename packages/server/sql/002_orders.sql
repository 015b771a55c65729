-- Imported order lines, and what is counted from them.
CREATE TABLE order_lines (
  store text NOT NULL,
  "order" text NOT NULL,
  product text NOT NULL,
  quantity numeric NOT NULL,
  PRIMARY KEY (store, "order", product)
);

CREATE TABLE products (
  store text NOT NULL,
  id text NOT NULL,
  name text NOT NULL,
  currency text,
  price numeric,
  orders bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (store, id)
);

-- Of the orders with `a`, so many have `b` too.
CREATE TABLE pairs (
  store text NOT NULL,
  a text NOT NULL,
  b text NOT NULL,
  together bigint NOT NULL,
  lift double precision NOT NULL,
  PRIMARY KEY (store, a, b)
);

-- Imported operations data: how often a promise was given and kept on a day.
CREATE TABLE operations (
  store text NOT NULL,
  promise text NOT NULL,
  day date NOT NULL,
  kept bigint NOT NULL,
  given bigint NOT NULL,
  PRIMARY KEY (store, promise, day)
);
