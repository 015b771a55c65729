-- Finds the title under which a suggestion was shown last.
CREATE INDEX signals_title ON signals (store, (data ->> 'suggestion'), received)
  WHERE type = 'dev.tillside.suggestion.shown' AND data ? 'title';
