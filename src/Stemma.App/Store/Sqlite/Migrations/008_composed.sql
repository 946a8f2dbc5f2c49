-- Counts what is composed and dropped, and which number a story was composed as: who has read it knows it again.
INSERT OR IGNORE INTO facts (name, value) VALUES ('composed', '1');
ALTER TABLE stories ADD COLUMN composed INTEGER NOT NULL DEFAULT 0;
