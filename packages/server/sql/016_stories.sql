-- Stories and thanks of the team, and what customers said and let the shop quote. Nothing of it is shown before a
-- person has approved it.
CREATE TABLE stories (
  store text NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  -- team, customer or thanks
  kind text NOT NULL,
  -- waiting, approved or declined; `ruled` if a rule declined it, and no person
  state text NOT NULL DEFAULT 'waiting',
  ruled boolean NOT NULL DEFAULT false,
  -- What names a customer in it: email, number, customer. It is masked in `said`.
  found jsonb NOT NULL DEFAULT '[]',
  time timestamptz NOT NULL,
  day date NOT NULL,
  said text NOT NULL,
  -- What is shown in place of what was said.
  edited text,
  giver text,
  thanks text,
  team text,
  about jsonb,
  share jsonb,
  -- Goes up with every change, so that nobody decides on what they have not seen.
  version integer NOT NULL DEFAULT 1,
  decided timestamptz,
  -- Of a customer's words: the answer that they are, and a digest by which a change of it is noticed.
  response uuid,
  question text,
  digest text,
  moment text,
  ref text,
  PRIMARY KEY (store, id)
);
CREATE INDEX stories_state ON stories (store, state, time, id);
CREATE UNIQUE INDEX stories_response ON stories (store, response, question);
CREATE INDEX stories_moment ON stories (store, moment) WHERE moment IS NOT NULL;
CREATE INDEX stories_ref ON stories (store, ref) WHERE ref IS NOT NULL;

-- Signals of the Huddle belong to no moment.
ALTER TABLE signals ALTER COLUMN moment DROP NOT NULL;

-- Whether a text has the name of a customer is asked of the addresses that are kept.
CREATE INDEX answers_contacts ON answers (store) WHERE type = 'contact' AND value IS NOT NULL;
