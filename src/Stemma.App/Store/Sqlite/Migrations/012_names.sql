-- Whom and what each report names, one term a name; "said·" before it where the report gives its words. The number of a row is made of the report's time, generation and
-- number (NameRows), so that a name's reports are read from the newest on without any other being looked at. Reports of before have none until they are read anew.
CREATE VIRTUAL TABLE names USING fts5 (terms, content='', columnsize=0, detail=none, tokenize = 'ascii');
INSERT INTO names (names, rank) VALUES ('secure-delete', 1);

-- A name that somebody asked to be delisted: a dispute of no story.
CREATE INDEX petitions_name ON petitions (subject) WHERE story IS NULL;
