-- What a search asks of a report before it is shown, in few bytes: reports themselves are long.
CREATE INDEX tellings_row ON tellings (row, gen, id, at, language);
DROP INDEX tellings_at;
CREATE INDEX tellings_at ON tellings (gen, at DESC, id DESC, language);
-- What a search can begin with where few have it: a language (by its tag in lower case), whose text a report carries, and how.
CREATE INDEX tellings_language ON tellings (gen, lower(language));
CREATE INDEX members_origin ON members (gen, lower(origin));
CREATE INDEX members_kind ON members (gen, kind);
