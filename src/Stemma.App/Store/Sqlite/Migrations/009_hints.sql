-- What editors know of sites, as data: ground state. A site's hint of a later version takes the place of the one before; one that was taken back gives it its place again.
CREATE TABLE hints (
  number INTEGER PRIMARY KEY,
  site TEXT NOT NULL,
  path TEXT NOT NULL,
  version INTEGER NOT NULL,
  body TEXT NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0,
  UNIQUE (site, path, version)
);
