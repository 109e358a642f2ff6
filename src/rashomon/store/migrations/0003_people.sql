-- What people told the program, and what is different from the build before.

CREATE TABLE windows (first TEXT NOT NULL, last TEXT NOT NULL);

CREATE TABLE known_events (
  name TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL, place TEXT, people TEXT NOT NULL, source TEXT
);

CREATE TABLE decisions (
  question TEXT NOT NULL,
  left_article TEXT NOT NULL, left_begin INTEGER NOT NULL, left_end INTEGER NOT NULL, left_text TEXT NOT NULL,
  right_article TEXT NOT NULL, right_begin INTEGER NOT NULL, right_end INTEGER NOT NULL, right_text TEXT NOT NULL,
  same INTEGER NOT NULL, author TEXT NOT NULL, at TEXT, note TEXT NOT NULL
);

CREATE TABLE grades (
  source TEXT NOT NULL, reliability TEXT NOT NULL, author TEXT NOT NULL, credibility TEXT, at TEXT, note TEXT NOT NULL
);

CREATE TABLE changes (kind TEXT NOT NULL, subject TEXT NOT NULL, says TEXT NOT NULL);
