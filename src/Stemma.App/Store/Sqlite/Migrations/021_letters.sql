-- Letters that wait to be posted: ground state. A posted one loses its words and whom it was for within a day, one given up within a fortnight.
CREATE TABLE letters (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  about INTEGER,
  at TEXT NOT NULL,
  in_reply_to TEXT,
  token TEXT NOT NULL,       -- what its Message-ID is made of
  tries INTEGER NOT NULL DEFAULT 0,
  why TEXT,                  -- why the last try failed
  state INTEGER NOT NULL DEFAULT 0, -- 0 waits, 1 posted, 2 given up
  next INTEGER NOT NULL      -- when to try it, was posted, or was to be given up: milliseconds since 1970, UTC
);
CREATE INDEX letters_next ON letters (state, next);

-- What a reply to letters about a petition bears, to be known as one.
CREATE TABLE petition_codes (
  petition INTEGER PRIMARY KEY,
  code TEXT NOT NULL
);

-- Which mails were taken (by a hash of the Message-ID), for a quarter of a year: one that comes again is none.
CREATE TABLE mails_taken (
  mail TEXT PRIMARY KEY,
  at INTEGER NOT NULL       -- milliseconds since 1970, UTC
) WITHOUT ROWID;
CREATE INDEX mails_taken_at ON mails_taken (at);

-- Which petitions came by mail, and the number that letters about them bear.
CREATE TABLE mailed_petitions (
  petition INTEGER PRIMARY KEY,
  thread INTEGER NOT NULL
);
CREATE INDEX mailed_petitions_thread ON mailed_petitions (thread);
