-- What an editor set for a feed, as JSON: ground state.
ALTER TABLE feeds ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';
