-- Accounts, their sessions, passkeys, tokens and shelves: ground state. Of what signs in there are hashes only. Numbers are given once (the last of each sort stands among the facts).
CREATE TABLE accounts (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  mail TEXT NOT NULL,
  role INTEGER NOT NULL,
  password TEXT,                  -- Identity's PBKDF2 hash
  stamp TEXT NOT NULL,            -- another one ends all sessions
  version INTEGER NOT NULL,
  made TEXT NOT NULL,
  locked INTEGER NOT NULL,
  mark INTEGER NOT NULL           -- the log's head up to which all reports count as read
);
CREATE TABLE passkeys (
  id BLOB PRIMARY KEY,
  account INTEGER NOT NULL,
  body TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX passkeys_account ON passkeys (account);
CREATE TABLE sessions (
  hash BLOB PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  account INTEGER,                -- null where the link that the program prints signed in
  role INTEGER NOT NULL,          -- of a session without account
  made TEXT NOT NULL,
  seen TEXT NOT NULL,
  device TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_account ON sessions (account);
CREATE TABLE invitations (
  hash BLOB PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  role INTEGER NOT NULL,
  maker INTEGER,                  -- an account; null where the link that the program prints signed in
  made TEXT NOT NULL,
  ends TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE api_tokens (
  number INTEGER PRIMARY KEY,
  account INTEGER NOT NULL,
  name TEXT NOT NULL,
  hash BLOB NOT NULL UNIQUE,
  scopes INTEGER NOT NULL,
  made TEXT NOT NULL,
  ends TEXT NOT NULL,
  used TEXT,
  revoked INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX api_tokens_account ON api_tokens (account);

-- Every privileged act. It only grows.
CREATE TABLE audit (
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  account INTEGER,
  act TEXT NOT NULL,
  about TEXT NOT NULL
);
CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit only grows'); END;
CREATE TRIGGER audit_stands BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit only grows'); END;

-- A report is read where it was not changed since: upto is the log's head when it was read.
CREATE TABLE shelf_read (account INTEGER NOT NULL, telling INTEGER NOT NULL, upto INTEGER NOT NULL, PRIMARY KEY (account, telling)) WITHOUT ROWID;
CREATE TABLE shelf_stars (account INTEGER NOT NULL, telling INTEGER NOT NULL, at TEXT NOT NULL, PRIMARY KEY (account, telling)) WITHOUT ROWID;
CREATE TABLE shelf_follows (account INTEGER NOT NULL, kind INTEGER NOT NULL, what TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (account, kind, what)) WITHOUT ROWID;
CREATE TABLE shelf_muted (account INTEGER NOT NULL, source TEXT NOT NULL, PRIMARY KEY (account, source)) WITHOUT ROWID;
