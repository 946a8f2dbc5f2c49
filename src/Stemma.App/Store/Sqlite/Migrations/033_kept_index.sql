-- A copy of the candidate index may stand in a file beside the database, which 'kept_index' among the facts names (generation and name).
-- While one stands, it is noted which tellings came, changed or went since: all others are in it as they are here.
CREATE TABLE keys_changed (
  gen INTEGER NOT NULL,
  telling INTEGER NOT NULL,
  PRIMARY KEY (gen, telling)
) WITHOUT ROWID;
CREATE TRIGGER keys_come AFTER INSERT ON tellings WHEN EXISTS (SELECT 1 FROM facts WHERE name = 'kept_index') BEGIN
  INSERT OR IGNORE INTO keys_changed (gen, telling) VALUES (NEW.gen, NEW.id);
END;
CREATE TRIGGER keys_go AFTER DELETE ON tellings WHEN EXISTS (SELECT 1 FROM facts WHERE name = 'kept_index') BEGIN
  INSERT OR IGNORE INTO keys_changed (gen, telling) VALUES (OLD.gen, OLD.id);
END;
CREATE TRIGGER keys_change AFTER UPDATE OF gen, id, at, keys ON tellings WHEN EXISTS (SELECT 1 FROM facts WHERE name = 'kept_index') BEGIN
  INSERT OR IGNORE INTO keys_changed (gen, telling) VALUES (OLD.gen, OLD.id), (NEW.gen, NEW.id);
END;
