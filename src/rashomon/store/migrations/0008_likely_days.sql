-- The days on which a page may have been published, with their shares of the belief.
ALTER TABLE publications ADD COLUMN days TEXT NOT NULL DEFAULT '[]';
