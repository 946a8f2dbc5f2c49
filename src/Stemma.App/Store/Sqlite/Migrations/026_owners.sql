-- What the proven owner of a host wants done with its reports: ground state. The host stands without "www.".
CREATE TABLE outlet_settings (
  host TEXT PRIMARY KEY,
  request INTEGER NOT NULL,    -- the case that proved it: lifted, it takes them along
  most INTEGER,                -- characters of an excerpt; null for as many as anybody's
  no_archive INTEGER NOT NULL,
  contact TEXT NOT NULL,
  at TEXT NOT NULL
) WITHOUT ROWID;

-- Who is written to when the texts of his host are carried without credit: ground state. Nobody before he confirmed the address.
CREATE TABLE outlet_alerts (
  request INTEGER PRIMARY KEY,
  host TEXT NOT NULL,
  mail TEXT NOT NULL,
  asked TEXT NOT NULL,
  proven INTEGER NOT NULL DEFAULT 0,
  mark INTEGER NOT NULL DEFAULT 0, -- carriers up to this number of the log are none of his news
  next INTEGER NOT NULL DEFAULT 0  -- when it is looked again: milliseconds since 1970, UTC
);
ALTER TABLE letters ADD COLUMN stop TEXT; -- where letters of this kind are stopped with one click

-- Whether somebody opened a letter to an account's address; and the letters' links, as hashes.
ALTER TABLE accounts ADD COLUMN proven INTEGER NOT NULL DEFAULT 0;
CREATE TABLE account_links (
  hash BLOB PRIMARY KEY,
  account INTEGER NOT NULL,
  kind INTEGER NOT NULL,       -- 0 proves the address, 1 renews the password
  mail TEXT NOT NULL,
  ends TEXT NOT NULL
) WITHOUT ROWID;
-- A letter with a link that signs in or proves: no editor reads it, and no other letter is put into it.
ALTER TABLE letters ADD COLUMN sealed INTEGER NOT NULL DEFAULT 0;
