-- What was erased, as keyed digests that name nobody: what arrives later and happened before goes too.
CREATE TABLE secrets (name text PRIMARY KEY, value text NOT NULL);
INSERT INTO secrets (name, value) VALUES ('erasure', gen_random_uuid()::text || gen_random_uuid()::text);
CREATE FUNCTION erasure_digest(kind text, id text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(value || kind || E'\n' || id, 'UTF8')), 'hex') FROM secrets WHERE name = 'erasure'
$$;
CREATE TABLE erased (
  store text NOT NULL,
  digest text NOT NULL,
  erased timestamptz NOT NULL,
  -- Whether the bytes are gone from the files too.
  scrubbed boolean NOT NULL DEFAULT false,
  PRIMARY KEY (store, digest)
);
