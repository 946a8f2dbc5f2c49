-- Ground state too: what is subscribed, and the items that feeds gave. Times are milliseconds since 1970, UTC.
CREATE TABLE feeds (
  id INTEGER PRIMARY KEY,
  url TEXT NOT NULL,
  first_url TEXT NOT NULL,  -- names items that have no address of their own, for good
  host TEXT NOT NULL,
  title TEXT NOT NULL,
  site TEXT,
  site_host TEXT,
  folder TEXT NOT NULL,
  added INTEGER NOT NULL,
  muted TEXT,               -- why it is polled no more
  next INTEGER NOT NULL,
  last INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL
);
CREATE INDEX feeds_next ON feeds (next) WHERE muted IS NULL;

-- Every address a feed has or had.
CREATE TABLE feed_urls (url TEXT PRIMARY KEY, feed INTEGER NOT NULL) WITHOUT ROWID;

-- An item that a tombstone bars keeps its hashes, so that it is not taken for new, and nothing else.
CREATE TABLE items (
  id INTEGER PRIMARY KEY,
  feed INTEGER NOT NULL,
  identity TEXT NOT NULL,
  twin TEXT,
  version TEXT NOT NULL,
  url TEXT,
  url_hash TEXT,
  host TEXT,
  origin TEXT NOT NULL,
  alone INTEGER NOT NULL,
  seen INTEGER NOT NULL,
  changes INTEGER NOT NULL DEFAULT 0,
  state INTEGER NOT NULL DEFAULT 0,
  reason TEXT,
  tries INTEGER NOT NULL DEFAULT 0,
  due INTEGER NOT NULL,
  capture INTEGER,
  body BLOB
);
CREATE UNIQUE INDEX items_identity ON items (feed, identity);
CREATE INDEX items_twin ON items (feed, twin);
CREATE INDEX items_waiting ON items (origin, due) WHERE state = 0;
CREATE INDEX items_url ON items (url_hash);
CREATE INDEX items_host ON items (host);
CREATE INDEX items_capture ON items (capture);
CREATE INDEX items_seen ON items (feed, seen);

-- An item goes with its telling, whichever way that goes; and what a tombstone bars, it bars here.
CREATE TRIGGER items_go AFTER DELETE ON captures BEGIN
  UPDATE items SET state = 3, url = NULL, reason = NULL, body = NULL, capture = NULL WHERE capture = OLD.id;
END;
CREATE TRIGGER items_barred AFTER INSERT ON tombstones BEGIN
  UPDATE items SET state = 3, url = NULL, reason = NULL, body = NULL, capture = NULL
    WHERE NEW.url_hash IS NOT NULL AND url_hash = NEW.url_hash OR NEW.domain IS NOT NULL AND (host = NEW.domain OR host LIKE '%.' || NEW.domain);
  UPDATE feeds SET muted = 'taken down at its owner''s request' WHERE NEW.domain IS NOT NULL AND (host = NEW.domain OR host LIKE '%.' || NEW.domain);
END;

-- What other processes ask of the one that holds the folder.
CREATE TABLE requests (number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, payload TEXT NOT NULL, receipt TEXT);
