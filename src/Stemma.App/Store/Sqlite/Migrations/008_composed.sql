-- Counts what is composed and dropped, and which number a story was composed as: who has read it knows it again. Derived, so no fact.
CREATE TABLE changes (one INTEGER PRIMARY KEY CHECK (one = 1), number INTEGER NOT NULL);
ALTER TABLE stories ADD COLUMN composed INTEGER NOT NULL DEFAULT 0;
