-- Events that are stages of one matter, in order; what each is in it, and why it belongs to it.
CREATE TABLE affairs (id TEXT PRIMARY KEY, title TEXT NOT NULL);

CREATE TABLE affair_events (
  affair TEXT NOT NULL REFERENCES affairs (id), position INTEGER NOT NULL,
  event TEXT NOT NULL REFERENCES events (id)
);
CREATE INDEX affair_events_by_affair ON affair_events (affair);
CREATE INDEX affair_events_by_event ON affair_events (event);

CREATE TABLE affair_stages (
  affair TEXT NOT NULL REFERENCES affairs (id), position INTEGER NOT NULL, stage TEXT NOT NULL
);
CREATE INDEX affair_stages_by_affair ON affair_stages (affair);

CREATE TABLE affair_links (
  affair TEXT NOT NULL REFERENCES affairs (id), position INTEGER NOT NULL,
  earlier TEXT NOT NULL REFERENCES events (id), later TEXT NOT NULL REFERENCES events (id), kind TEXT NOT NULL
);
CREATE INDEX affair_links_by_affair ON affair_links (affair);
