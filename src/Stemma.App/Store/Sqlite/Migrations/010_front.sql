-- What the front page tells of a story besides: its section, whether one report alone tells it and is the outlet's own, its videos and galleries. Filled by composing anew.
ALTER TABLE stories ADD COLUMN section TEXT;
ALTER TABLE stories ADD COLUMN only_here INTEGER NOT NULL DEFAULT 0;
ALTER TABLE stories ADD COLUMN to_see TEXT;
CREATE INDEX stories_section ON stories (gen, section, heat DESC);

-- The days that had reports of a story, with its heat when each ended; they go with the story.
CREATE TABLE story_days (
  gen INTEGER NOT NULL,
  story INTEGER NOT NULL,
  day TEXT NOT NULL,
  heat REAL NOT NULL,
  PRIMARY KEY (gen, story, day)
) WITHOUT ROWID;
CREATE INDEX story_days_day ON story_days (gen, day, heat DESC);
CREATE TRIGGER story_days_go AFTER DELETE ON stories BEGIN
  DELETE FROM story_days WHERE gen = OLD.gen AND story = OLD.id;
END;

-- The newest reports, for the list of them.
CREATE INDEX tellings_at ON tellings (gen, at DESC, id DESC);
-- Those of one source in the same order: else its few are sought among all.
DROP INDEX tellings_source;
CREATE INDEX tellings_source ON tellings (gen, source, at DESC, id DESC);
INSERT OR IGNORE INTO work (gen, kind, key) SELECT gen, 3, id FROM stories;
