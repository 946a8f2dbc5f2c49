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
