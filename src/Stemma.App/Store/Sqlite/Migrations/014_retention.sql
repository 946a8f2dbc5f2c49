-- Retention lets the bytes of the oldest captures go: their body is empty then (a packed body never is). What a capture took is asked of this index alone.
CREATE INDEX captures_held ON captures (id, length(body)) WHERE length(body) > 0;

-- Ground state: the Article of a capture whose bytes went. Where the standing report was made of it, that report's row in "tellings" has the Article, and none stands here.
CREATE TABLE kept_articles (capture INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE TRIGGER kept_articles_go AFTER DELETE ON captures BEGIN
  DELETE FROM kept_articles WHERE capture = OLD.id;
END;

-- What retention leaves alone.
CREATE INDEX stories_withdrawn ON stories (gen, id) WHERE withdrawn IS NOT NULL;
