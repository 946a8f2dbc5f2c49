-- What a page's owner wants done with it, by the answer's headers and the site's robots.txt: directives divided by commas; null for none.
ALTER TABLE captures ADD COLUMN wishes TEXT;
