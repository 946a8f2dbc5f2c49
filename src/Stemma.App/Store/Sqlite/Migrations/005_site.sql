-- Which source a telling is of: the host of its page without "www.", else its outlet's name in lower case.
ALTER TABLE tellings ADD COLUMN source TEXT;
UPDATE tellings SET source = lower(substr(substr(url, instr(url, '://') + 3), 1, instr(substr(url, instr(url, '://') + 3) || '/', '/') - 1)) WHERE url LIKE 'http%://%';
UPDATE tellings SET source = substr(source, 1, instr(source, ':') - 1) WHERE source LIKE '%:%';
UPDATE tellings SET source = substr(source, 5) WHERE source LIKE 'www.%';
UPDATE tellings SET source = lower(outlet) WHERE coalesce(source, '') = '';
CREATE INDEX tellings_source ON tellings (gen, source, at);

-- What people ask for by the site's form: a takedown, or that a link or claim be looked at again. Ground state.
CREATE TABLE petitions (
  number INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  url TEXT NOT NULL,
  story INTEGER,
  subject TEXT NOT NULL,
  who TEXT NOT NULL,
  reason TEXT NOT NULL,
  contact TEXT NOT NULL,
  at TEXT NOT NULL,
  state INTEGER NOT NULL,
  answer TEXT,
  answered TEXT
);
CREATE INDEX petitions_open ON petitions (state, number);
CREATE INDEX petitions_story ON petitions (story) WHERE story IS NOT NULL;
