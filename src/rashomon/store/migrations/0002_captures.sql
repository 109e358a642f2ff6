-- Captures keep their bytes as they were got, also of files that nobody reads as they are: the page that was made of
-- them stands beside them. Pages without an article are captures too, and their rejection names them.

ALTER TABLE captures ADD COLUMN fetched_by TEXT; -- who says when it was got
ALTER TABLE captures ADD COLUMN charset TEXT; -- the encoding that a header around the bytes names
ALTER TABLE captures ADD COLUMN rendering BLOB; -- the page made of the bytes, zlib-compressed; NULL: the bytes are it
ALTER TABLE captures ADD COLUMN rendering_type TEXT;
ALTER TABLE rejected ADD COLUMN capture TEXT; -- SHA-256 of the bytes, where they were looked at whole
CREATE INDEX captures_by_locator ON captures (locator);
