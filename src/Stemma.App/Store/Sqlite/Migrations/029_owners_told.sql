-- Reports that carry a text of an owner's without credit, each with the report whose text it is, of which he knows: he was told of them, or they stood when he confirmed his address. Ground state.
CREATE TABLE outlet_told (
  request INTEGER NOT NULL,
  carrier INTEGER NOT NULL,
  original INTEGER NOT NULL,
  seen INTEGER NOT NULL,       -- when it was last found: milliseconds since 1970, UTC
  PRIMARY KEY (request, carrier, original)
) WITHOUT ROWID;

-- To whom a letter went by which he confirms his address: none goes to him again within days, whatever is asked and stopped meanwhile.
CREATE TABLE outlet_asked (
  address TEXT NOT NULL,       -- its SHA-256
  host TEXT NOT NULL,
  request INTEGER NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (address, host)
) WITHOUT ROWID;
