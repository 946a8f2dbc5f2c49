-- Of a copy: SHA-256 of its address, which stays when the address itself is forgotten, so that a copy an editor has judged is not put before him again.
ALTER TABLE petitions ADD COLUMN page TEXT;
CREATE INDEX petitions_page ON petitions (page) WHERE page IS NOT NULL;
-- Of a removed report: those that carried the same text which nobody gave us, itself among them. kind and share are then those of its own link to that text.
ALTER TABLE removed_ties ADD COLUMN beside INTEGER NOT NULL DEFAULT 0;
