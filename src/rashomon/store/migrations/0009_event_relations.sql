-- What words say of an event's day by that of another event, "other": "three days after the summit".
CREATE TABLE event_relations (
  event TEXT NOT NULL REFERENCES events (id), position INTEGER NOT NULL,
  other TEXT NOT NULL REFERENCES events (id), how TEXT NOT NULL, low INTEGER, high INTEGER,
  evidence_article TEXT NOT NULL REFERENCES articles (id), evidence_begin INTEGER NOT NULL,
  evidence_end INTEGER NOT NULL, evidence_text TEXT NOT NULL
);
CREATE INDEX event_relations_by_event ON event_relations (event);
