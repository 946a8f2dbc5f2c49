-- Ground state: what is never edited, only erased by a takedown.
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- The log. "telling" is the capture that first had this identity; a later one with other bytes is a revision of it.
CREATE TABLE captures (
  id INTEGER PRIMARY KEY,
  telling INTEGER NOT NULL,
  identity TEXT NOT NULL,
  name TEXT NOT NULL,
  import_id TEXT,
  url TEXT,
  url_hash TEXT,
  host TEXT,
  body_hash TEXT NOT NULL,
  outlet TEXT,
  form INTEGER NOT NULL,
  content_type TEXT,
  fetched TEXT,
  body BLOB NOT NULL
);
CREATE UNIQUE INDEX captures_identity ON captures (identity, body_hash);
CREATE INDEX captures_telling ON captures (telling);
CREATE INDEX captures_url ON captures (url_hash);
CREATE INDEX captures_body ON captures (body_hash);
CREATE INDEX captures_host ON captures (host);

-- "after" and "undone" are places in the log: the decision holds for captures after the first and up to the second.
CREATE TABLE decisions (
  number INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  a INTEGER NOT NULL,
  b INTEGER NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  after INTEGER NOT NULL,
  undone INTEGER
);

CREATE TABLE tombstones (
  number INTEGER PRIMARY KEY,
  telling INTEGER NOT NULL,
  at TEXT NOT NULL,
  reason TEXT NOT NULL,
  url_hash TEXT,
  body_hash TEXT,
  domain TEXT,
  text_hash INTEGER,
  keys BLOB,
  after INTEGER NOT NULL
);
CREATE INDEX tombstones_url ON tombstones (url_hash);
CREATE INDEX tombstones_body ON tombstones (body_hash);
CREATE INDEX tombstones_domain ON tombstones (domain);
CREATE INDEX tombstones_text ON tombstones (text_hash);
