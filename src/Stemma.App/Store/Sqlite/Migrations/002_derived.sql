-- Derived state: a fold over the log. "gen" is the generation; a reprocess fills the next one and swaps it in.
-- step, version and edition are the stamp of what made the row.
CREATE TABLE tellings (
  row INTEGER PRIMARY KEY,
  gen INTEGER NOT NULL,
  id INTEGER NOT NULL,
  capture INTEGER NOT NULL,
  name TEXT NOT NULL,
  url TEXT,
  outlet TEXT,
  title TEXT NOT NULL,
  language TEXT NOT NULL,
  at TEXT,
  text_hash INTEGER NOT NULL,
  keys BLOB NOT NULL,
  body BLOB NOT NULL,
  step INTEGER NOT NULL,
  version INTEGER NOT NULL,
  edition INTEGER NOT NULL,
  UNIQUE (gen, id)
);
CREATE INDEX tellings_name ON tellings (gen, name);
CREATE INDEX tellings_capture ON tellings (gen, capture);

-- Captures that no telling came of, with the reason.
CREATE TABLE unread (
  gen INTEGER NOT NULL,
  capture INTEGER NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (gen, capture)
) WITHOUT ROWID;

CREATE TABLE joins (
  gen INTEGER NOT NULL,
  later INTEGER NOT NULL,
  earlier INTEGER NOT NULL,
  score REAL NOT NULL,
  why TEXT NOT NULL,
  step INTEGER NOT NULL,
  version INTEGER NOT NULL,
  edition INTEGER NOT NULL,
  PRIMARY KEY (gen, later)
) WITHOUT ROWID;
CREATE INDEX joins_earlier ON joins (gen, earlier);

CREATE TABLE alignments (
  gen INTEGER NOT NULL,
  b INTEGER NOT NULL,
  a INTEGER NOT NULL,
  body TEXT NOT NULL,
  step INTEGER NOT NULL,
  version INTEGER NOT NULL,
  edition INTEGER NOT NULL,
  PRIMARY KEY (gen, b, a)
) WITHOUT ROWID;
CREATE INDEX alignments_a ON alignments (gen, a);

CREATE TABLE members (
  gen INTEGER NOT NULL,
  telling INTEGER NOT NULL,
  story INTEGER NOT NULL,
  origin TEXT,  -- whose text it carries, and how, once the story is composed
  kind TEXT,
  PRIMARY KEY (gen, telling)
) WITHOUT ROWID;
CREATE INDEX members_story ON members (gen, story);

CREATE TABLE stories (
  row INTEGER PRIMARY KEY,
  gen INTEGER NOT NULL,
  id INTEGER NOT NULL,
  title TEXT NOT NULL,
  size INTEGER NOT NULL,
  body BLOB NOT NULL,
  step INTEGER NOT NULL,
  version INTEGER NOT NULL,
  edition INTEGER NOT NULL,
  UNIQUE (gen, id)
);

-- What is still to be done, each thing once however often it is asked for.
CREATE TABLE work (
  gen INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  key INTEGER NOT NULL,
  PRIMARY KEY (gen, kind, key)
) WITHOUT ROWID;

CREATE TABLE editions (
  gen INTEGER NOT NULL,
  number INTEGER NOT NULL,
  at INTEGER NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (gen, number)
);

-- The last capture that is placed, a generation.
CREATE TABLE progress (gen INTEGER PRIMARY KEY, placed INTEGER NOT NULL);

-- The words themselves stay in "tellings" alone: the index keeps only terms, and forgets them at once when a telling goes.
CREATE VIRTUAL TABLE terms USING fts5 (title, text, people, outlet, content='', tokenize = 'ascii');
INSERT INTO terms (terms, rank) VALUES ('secure-delete', 1);
