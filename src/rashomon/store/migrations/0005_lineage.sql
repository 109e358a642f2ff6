-- Words that a witness drew from a second branch of its stemma; passages that are one sentence in other words.
ALTER TABLE witnesses ADD COLUMN contaminated TEXT NOT NULL DEFAULT '[]';
ALTER TABLE passages ADD COLUMN reworded INTEGER NOT NULL DEFAULT 0;
ALTER TABLE edge_passages ADD COLUMN reworded INTEGER NOT NULL DEFAULT 0;
