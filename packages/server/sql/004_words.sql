-- The latest words, of which there are few among many answers.
CREATE INDEX answers_words ON answers (store, time) WHERE type = 'text' AND value IS NOT NULL;
