-- Readers' comments with their rules: ground state. A comment hangs on a report and stands in whichever story that stands in; 0 where it stands nowhere any more. Of mail addresses, connections and
-- what a guest holds there are keyed hashes only.
CREATE TABLE comments (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  telling INTEGER NOT NULL,
  parent INTEGER,
  root INTEGER NOT NULL,            -- the comment that its thread begins with; itself where it begins one
  account INTEGER,                  -- null for a guest
  guest TEXT,                       -- hash of what a guest's browser holds
  mail TEXT,                        -- hash of a guest's mail address
  net TEXT,                         -- hash of the network it came from; forgotten after a month
  name TEXT NOT NULL,               -- a guest's; "" where the account says it
  text TEXT NOT NULL,
  alike TEXT NOT NULL,              -- hash of its letters alone, by which repeats are found
  at TEXT NOT NULL,
  edited TEXT,
  state INTEGER NOT NULL,           -- 0 held, 1 published, 2 rejected, 3 erased
  reason INTEGER NOT NULL DEFAULT 0,
  why TEXT NOT NULL DEFAULT '',     -- in words for its writer
  decided TEXT,                     -- when somebody decided on it
  appeal TEXT,                      -- what its writer says against that, once
  appealed TEXT,
  heard TEXT,                       -- when that was answered
  answer TEXT,
  cited INTEGER,                    -- a report, a passage of which it cites
  cited_from INTEGER,
  cited_length INTEGER,
  cited_hash TEXT                   -- of the passage: where the report reads otherwise now, nothing is cited
);
CREATE INDEX comments_telling ON comments (telling, state, number);
CREATE INDEX comments_root ON comments (root, state);
CREATE INDEX comments_parent ON comments (parent, state) WHERE parent IS NOT NULL;
CREATE INDEX comments_state ON comments (state, number);
CREATE INDEX comments_account ON comments (account, at) WHERE account IS NOT NULL;
CREATE INDEX comments_guest ON comments (guest, at) WHERE guest IS NOT NULL;
CREATE INDEX comments_mail ON comments (mail) WHERE mail IS NOT NULL;
CREATE INDEX comments_net ON comments (net, at) WHERE net IS NOT NULL;
CREATE INDEX comments_alike ON comments (alike, at);
CREATE INDEX comments_appealed ON comments (appealed) WHERE appealed IS NOT NULL AND heard IS NULL;
CREATE INDEX comments_cited ON comments (cited) WHERE cited IS NOT NULL;

-- What readers say against comments. A mail address stands here only where something is called illegal, and is forgotten half a year after the answer.
CREATE TABLE comment_reports (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  comment INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  words TEXT NOT NULL,
  who TEXT NOT NULL,
  contact TEXT NOT NULL,
  token TEXT NOT NULL UNIQUE,       -- hash
  net TEXT,
  at TEXT NOT NULL,
  state INTEGER NOT NULL DEFAULT 0, -- 0 waits, 1 upheld, 2 dismissed
  answer TEXT,
  answered TEXT
);
CREATE INDEX comment_reports_comment ON comment_reports (comment, state);
CREATE INDEX comment_reports_state ON comment_reports (state, number);
CREATE INDEX comment_reports_net ON comment_reports (net, at) WHERE net IS NOT NULL;

-- Warnings, suspensions and bans of writers.
CREATE TABLE comment_sanctions (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  comment INTEGER NOT NULL,         -- for which it was given
  account INTEGER,
  guest TEXT,
  mail TEXT,
  net TEXT,                         -- forgotten with net_ends
  net_ends TEXT,
  kind INTEGER NOT NULL,            -- 0 warned, 1 suspended, 2 banned
  why TEXT NOT NULL,
  at TEXT NOT NULL,
  ends TEXT,                        -- null for one without an end
  lifted TEXT
);
CREATE INDEX comment_sanctions_account ON comment_sanctions (account) WHERE account IS NOT NULL;
CREATE INDEX comment_sanctions_guest ON comment_sanctions (guest) WHERE guest IS NOT NULL;
CREATE INDEX comment_sanctions_mail ON comment_sanctions (mail) WHERE mail IS NOT NULL;
CREATE INDEX comment_sanctions_net ON comment_sanctions (net) WHERE net IS NOT NULL;

-- What moderators chose for single stories, by a report of each.
CREATE TABLE comment_modes (telling INTEGER PRIMARY KEY, mode INTEGER NOT NULL, at TEXT NOT NULL);
