-- What users know of people, bodies and places beforehand.

CREATE TABLE known_entities (
  name TEXT NOT NULL, kind TEXT NOT NULL, aliases TEXT NOT NULL, ids TEXT NOT NULL, roles TEXT NOT NULL, country TEXT
);
