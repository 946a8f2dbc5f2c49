-- A request for a takedown is a case: who holds its token sees how it stands. The token itself is kept nowhere, only its SHA-256.
ALTER TABLE petitions ADD COLUMN type INTEGER NOT NULL DEFAULT 0;
ALTER TABLE petitions ADD COLUMN token TEXT;
ALTER TABLE petitions ADD COLUMN host TEXT NOT NULL DEFAULT '';
ALTER TABLE petitions ADD COLUMN proof INTEGER NOT NULL DEFAULT 0;
ALTER TABLE petitions ADD COLUMN issued TEXT;   -- when its proof values were given out
ALTER TABLE petitions ADD COLUMN mails INTEGER NOT NULL DEFAULT 0;  -- letters sent to the domain to prove it
ALTER TABLE petitions ADD COLUMN mailed TEXT;
ALTER TABLE petitions ADD COLUMN parent INTEGER; -- of a copy: the request whose text it carries
ALTER TABLE petitions ADD COLUMN told TEXT;     -- of a copy: when its publisher was written to
ALTER TABLE petitions ADD COLUMN counter TEXT;  -- what was said against what was decided
ALTER TABLE petitions ADD COLUMN countered TEXT;
ALTER TABLE petitions ADD COLUMN heard TEXT;    -- when an editor answered that
CREATE UNIQUE INDEX petitions_token ON petitions (token) WHERE token IS NOT NULL;
CREATE INDEX petitions_host ON petitions (host);

-- Which request a tombstone is of, and when it was lifted: then it bars nothing any more.
ALTER TABLE tombstones ADD COLUMN request INTEGER;
ALTER TABLE tombstones ADD COLUMN lifted TEXT;
CREATE VIEW bars AS SELECT * FROM tombstones WHERE lifted IS NULL;

-- Reports that were erased from stories, and to whom they were tied there: numbers, no words. Ground state. kind: how one carried the other's text; null where only the story ties them.
CREATE TABLE removed (telling INTEGER PRIMARY KEY, at TEXT NOT NULL, request INTEGER);
CREATE TABLE removed_ties (
  telling INTEGER NOT NULL,
  other INTEGER NOT NULL,
  rank INTEGER NOT NULL,
  kind INTEGER,
  share REAL NOT NULL DEFAULT 0,
  loose INTEGER NOT NULL DEFAULT 0,  -- 1 where the direction was not known
  above INTEGER NOT NULL,
  PRIMARY KEY (telling, other)
) WITHOUT ROWID;
CREATE INDEX removed_ties_other ON removed_ties (other);
