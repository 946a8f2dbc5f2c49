-- Reports whose owner asks search engines not to index them: on a site that others can reach, its search does not find them.
CREATE TABLE unlisted (gen INTEGER NOT NULL, telling INTEGER NOT NULL, PRIMARY KEY (gen, telling)) WITHOUT ROWID;
