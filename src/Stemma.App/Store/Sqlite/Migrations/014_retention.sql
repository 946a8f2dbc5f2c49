-- The bytes of captures, apart from what stays of these: retention takes the oldest away, and the pages of the file that they lay in are used again. "captures.body" is empty then; a packed body never is.
CREATE TABLE bodies (capture INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE INDEX bodies_size ON bodies (capture, length(body));
-- Captures of before have theirs in their own row until it goes.
CREATE INDEX captures_body_size ON captures (id, length(body)) WHERE length(body) > 0;
CREATE VIEW held AS
  SELECT capture AS id, length(body) AS bytes FROM bodies INDEXED BY bodies_size
  UNION ALL SELECT id, length(body) FROM captures INDEXED BY captures_body_size WHERE length(body) > 0;

-- Ground state: the Article of a capture whose bytes went. Where the standing report was made of it, that report's row in "tellings" has the Article, and none stands here.
CREATE TABLE kept_articles (capture INTEGER PRIMARY KEY, body BLOB NOT NULL);

CREATE TRIGGER bodies_go AFTER DELETE ON captures BEGIN
  DELETE FROM bodies WHERE capture = OLD.id;
  DELETE FROM kept_articles WHERE capture = OLD.id;
END;

-- What retention leaves alone.
CREATE INDEX stories_withdrawn ON stories (gen, id) WHERE withdrawn IS NOT NULL;
