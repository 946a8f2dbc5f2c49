-- Who withdrew a report of the story, for the front page.
ALTER TABLE stories ADD COLUMN withdrawn TEXT;
