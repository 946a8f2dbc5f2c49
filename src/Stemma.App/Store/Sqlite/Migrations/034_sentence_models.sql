-- Which sentence model helped to place what came after a capture, until the next row; '' for none. No row: none ever did.
CREATE TABLE sentence_models (
  gen INTEGER NOT NULL,
  after INTEGER NOT NULL,
  model TEXT NOT NULL,
  PRIMARY KEY (gen, after)
) WITHOUT ROWID;
