-- How a piece of work stands: 0 nobody has begun with it, 1 somebody has, 2 it was asked for again since, and is not done by what he read before.
ALTER TABLE work ADD COLUMN begun INTEGER NOT NULL DEFAULT 0;
