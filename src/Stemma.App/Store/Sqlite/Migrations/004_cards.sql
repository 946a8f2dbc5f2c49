-- What the front page shows of a story, so that a page of forty reads forty rows.
ALTER TABLE stories ADD COLUMN heat REAL NOT NULL DEFAULT 0;
ALTER TABLE stories ADD COLUMN texts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE stories ADD COLUMN latest TEXT;
ALTER TABLE stories ADD COLUMN lead INTEGER;
ALTER TABLE stories ADD COLUMN excerpt TEXT NOT NULL DEFAULT '';
CREATE INDEX stories_heat ON stories (gen, heat DESC);
-- The new columns are filled by composing anew.
INSERT OR IGNORE INTO work (gen, kind, key) SELECT gen, 3, id FROM stories;
