-- What begins a thread, by the report it hangs on: a story's page asks for the newest of them, and is not to read all replies for that.
CREATE INDEX comments_begun ON comments (telling, number, state) WHERE parent IS NULL;
