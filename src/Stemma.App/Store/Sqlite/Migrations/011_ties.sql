-- With a join, all earlier tellings whose story its telling may tell: 13 bytes each. A join of before has none and is followed as before until its telling is placed anew.
ALTER TABLE joins ADD COLUMN ties BLOB;
