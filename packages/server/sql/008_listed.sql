-- Where an answer stands in lists: when it was given, or when it arrived if that cannot be right.
ALTER TABLE answers ADD COLUMN listed timestamptz NOT NULL DEFAULT now();
UPDATE answers SET listed = CASE WHEN time > now() + interval '1 day' THEN day ELSE time END;
DROP INDEX answers_words;
CREATE INDEX answers_words ON answers (store, listed) WHERE type = 'text' AND value IS NOT NULL;
