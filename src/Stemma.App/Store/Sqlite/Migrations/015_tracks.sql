-- Tracks that editors attached to stories as evidence: ground state. One stands in whichever story its report stands in. Where it was taken back its places are erased; that it stood is kept.
CREATE TABLE tracks (
  number INTEGER PRIMARY KEY,
  telling INTEGER NOT NULL,
  credit TEXT NOT NULL,
  body BLOB NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX tracks_telling ON tracks (telling);
