-- Which hubs were asked to tell what is new in a feed (W3C WebSub): ground state. A row says it all as JSON; the token is the last part of the address that the hub is given.
CREATE TABLE hubs (
  token TEXT PRIMARY KEY,
  feed INTEGER NOT NULL,
  topic_host TEXT NOT NULL,
  leaving INTEGER NOT NULL,
  next INTEGER NOT NULL,    -- when there is something to ask the hub, milliseconds since 1970, UTC
  body TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX hubs_feed ON hubs (feed);
CREATE INDEX hubs_next ON hubs (next);

-- With a domain go the hubs of its feeds.
CREATE TRIGGER hubs_barred AFTER INSERT ON tombstones WHEN NEW.domain IS NOT NULL BEGIN
  DELETE FROM hubs WHERE topic_host = NEW.domain OR topic_host LIKE '%.' || NEW.domain
    OR feed IN (SELECT id FROM feeds WHERE host = NEW.domain OR host LIKE '%.' || NEW.domain);
END;
