-- Pages that are looked at once more after a report whose text they carry was withdrawn, and what was there: ground state, as the items are.
ALTER TABLE items ADD COLUMN etag TEXT;                         -- the validators of the page's last whole answer, as sent
ALTER TABLE items ADD COLUMN modified TEXT;
ALTER TABLE items ADD COLUMN visits INTEGER NOT NULL DEFAULT 0; -- how often it was looked at again
ALTER TABLE items ADD COLUMN visit INTEGER;                     -- when it is due to be; null for never
ALTER TABLE items ADD COLUMN looked INTEGER;                    -- when it last was, and stood as it was or was gone
ALTER TABLE items ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;
CREATE INDEX items_visit ON items (visit) WHERE visit IS NOT NULL;

DROP TRIGGER items_go;
DROP TRIGGER items_barred;
CREATE TRIGGER items_go AFTER DELETE ON captures BEGIN
  UPDATE items SET state = 3, url = NULL, reason = NULL, body = NULL, capture = NULL, etag = NULL, modified = NULL, visit = NULL WHERE capture = OLD.id;
END;
CREATE TRIGGER items_barred AFTER INSERT ON tombstones BEGIN
  UPDATE items SET state = 3, url = NULL, reason = NULL, body = NULL, capture = NULL, etag = NULL, modified = NULL, visit = NULL
    WHERE NEW.url_hash IS NOT NULL AND url_hash = NEW.url_hash OR NEW.domain IS NOT NULL AND (host = NEW.domain OR host LIKE '%.' || NEW.domain);
  UPDATE feeds SET muted = 'taken down at its owner''s request' WHERE NEW.domain IS NOT NULL AND (host = NEW.domain OR host LIKE '%.' || NEW.domain);
END;

-- How many witnesses stand behind a story, for the front page; filled by composing anew, which also finds whom to look at again.
ALTER TABLE stories ADD COLUMN witnesses INTEGER NOT NULL DEFAULT 0;
INSERT OR IGNORE INTO work (gen, kind, key) SELECT gen, 3, id FROM stories;
