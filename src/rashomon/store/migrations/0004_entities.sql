-- Entities keep the ids that a user's list gives them (Wikidata and others), and a role says whether it was told as past.
ALTER TABLE entities ADD COLUMN ids TEXT NOT NULL DEFAULT '[]';
ALTER TABLE roles ADD COLUMN former INTEGER NOT NULL DEFAULT 0;
