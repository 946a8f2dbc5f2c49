-- The bytes of captures, apart from what stays of these: retention takes the oldest away, and the pages of the file that they lay in are used again. "captures.body" is empty then; a packed body never is.
-- "came" is when it came in, in seconds of 1970: what an archive dates does not age it.
CREATE TABLE bodies (capture INTEGER PRIMARY KEY, came INTEGER NOT NULL DEFAULT (unixepoch()), body BLOB NOT NULL);
CREATE INDEX bodies_size ON bodies (capture, length(body), came);
-- Captures of before have theirs in their own row until it goes.
CREATE INDEX captures_body_size ON captures (id, length(body)) WHERE length(body) > 0;
CREATE VIEW held AS
  SELECT capture AS id, length(body) AS bytes FROM bodies INDEXED BY bodies_size
  UNION ALL SELECT id, length(body) FROM captures INDEXED BY captures_body_size WHERE length(body) > 0;

-- Who had pages before any were let go is asked first: nothing goes until a limit was set. One row then: when they are taken to have come in.
CREATE TABLE old_pages (came INTEGER NOT NULL);
INSERT INTO old_pages (came) SELECT unixepoch() WHERE EXISTS (SELECT 1 FROM captures);

-- Ground state: the Article of a capture whose bytes went. Where the standing report was made of it, that report's row in "tellings" has the Article, and none stands here.
CREATE TABLE kept_articles (capture INTEGER PRIMARY KEY, body BLOB NOT NULL);

CREATE TRIGGER bodies_go AFTER DELETE ON captures BEGIN
  DELETE FROM bodies WHERE capture = OLD.id;
  DELETE FROM kept_articles WHERE capture = OLD.id;
END;

-- What feeds said of an item, apart too: it goes with the bytes of its page. "items.body" is read where an older program left it there.
CREATE TABLE item_bodies (item INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE TRIGGER item_bodies_go AFTER UPDATE OF state ON items WHEN NEW.state = 3 BEGIN
  DELETE FROM item_bodies WHERE item = NEW.id;
END;

-- Nobody reads why two reports were joined: it is found anew from their texts when it is shown (Collation.WhyTogether).
UPDATE joins SET why = '' WHERE why <> '';

-- Nor does anyone ask by these.
DROP INDEX tellings_name;
DROP INDEX captures_body;

-- What retention leaves alone.
CREATE INDEX stories_withdrawn ON stories (gen, id) WHERE withdrawn IS NOT NULL;
