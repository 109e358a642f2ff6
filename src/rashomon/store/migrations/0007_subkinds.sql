-- The sort of body that an organisation is.
ALTER TABLE entities ADD COLUMN subkind TEXT;
