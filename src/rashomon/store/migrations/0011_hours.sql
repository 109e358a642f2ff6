-- The time of day at which a page says that it was published.
ALTER TABLE publications ADD COLUMN hour TEXT;
