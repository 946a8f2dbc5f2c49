-- Who wants no letters from us: SHA-256 of the address in small letters. Ground state.
CREATE TABLE no_letters (address TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE INDEX letters_recipient ON letters (recipient COLLATE NOCASE);
