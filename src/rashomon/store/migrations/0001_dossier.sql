-- One dossier: every record of the model in a table of its own. Rows keep the dossier's order by rowid.
-- begin/end are half-open Unicode code points into articles.text; in SQL: substr(text, begin + 1, end - begin).

CREATE TABLE metadata (key TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE runs (
  version TEXT NOT NULL, config TEXT NOT NULL, inputs INTEGER NOT NULL, kept INTEGER NOT NULL,
  rejected TEXT NOT NULL, seconds TEXT NOT NULL
);

CREATE TABLE captures (
  locator TEXT NOT NULL, sha256 TEXT NOT NULL, media_type TEXT NOT NULL, method TEXT NOT NULL, url TEXT,
  fetched TEXT, archive_url TEXT, given TEXT NOT NULL,
  data BLOB -- the bytes as they were got, zlib-compressed; NULL when the dossier was saved without them
);
CREATE INDEX captures_by_sha256 ON captures (sha256);

CREATE TABLE rejected (locator TEXT NOT NULL, reason TEXT NOT NULL, detail TEXT NOT NULL);

CREATE TABLE articles (
  id TEXT PRIMARY KEY, title TEXT, outlet TEXT, byline TEXT, url TEXT, locator TEXT NOT NULL, capture TEXT NOT NULL,
  agency_name TEXT, agency_begin INTEGER, agency_end INTEGER, language TEXT NOT NULL, fetched TEXT,
  flags TEXT NOT NULL,
  body TEXT NOT NULL, -- the story's own words, for reading and searching; every offset counts in "text"
  text TEXT NOT NULL
);
CREATE VIRTUAL TABLE articles_fts USING fts5 (
  title, body, content="articles", content_rowid="rowid", tokenize="unicode61 remove_diacritics 2"
);

CREATE TABLE layers (
  article TEXT NOT NULL REFERENCES articles (id), position INTEGER NOT NULL,
  begin INTEGER NOT NULL, "end" INTEGER NOT NULL, kind TEXT NOT NULL
);
CREATE INDEX layers_by_article ON layers (article);

CREATE TABLE stamps (
  article TEXT NOT NULL REFERENCES articles (id), position INTEGER NOT NULL,
  kind TEXT NOT NULL, value TEXT NOT NULL, "where" TEXT NOT NULL
);
CREATE INDEX stamps_by_article ON stamps (article);

CREATE TABLE families (
  id TEXT PRIMARY KEY, archetype_article TEXT REFERENCES articles (id), archetype_agency TEXT, searches TEXT NOT NULL
);

CREATE TABLE witnesses (
  family TEXT NOT NULL REFERENCES families (id), position INTEGER NOT NULL,
  article TEXT NOT NULL REFERENCES articles (id), parents TEXT NOT NULL, relation TEXT NOT NULL,
  coverage REAL NOT NULL, added TEXT NOT NULL, dropped TEXT NOT NULL, changed TEXT NOT NULL
);
CREATE INDEX witnesses_by_family ON witnesses (family);
CREATE INDEX witnesses_by_article ON witnesses (article);

CREATE TABLE passages (
  family TEXT NOT NULL REFERENCES families (id), position INTEGER NOT NULL,
  a_article TEXT NOT NULL REFERENCES articles (id), a_begin INTEGER NOT NULL, a_end INTEGER NOT NULL,
  b_article TEXT NOT NULL REFERENCES articles (id), b_begin INTEGER NOT NULL, b_end INTEGER NOT NULL,
  rarity REAL NOT NULL
);
CREATE INDEX passages_by_family ON passages (family);

CREATE TABLE copy_edges (
  parent TEXT NOT NULL REFERENCES articles (id), child TEXT NOT NULL REFERENCES articles (id),
  relation TEXT NOT NULL, directed INTEGER NOT NULL, coverage REAL NOT NULL, parent_coverage REAL NOT NULL
);

CREATE TABLE edge_passages (
  edge INTEGER NOT NULL, -- rowid in copy_edges
  position INTEGER NOT NULL,
  a_article TEXT NOT NULL REFERENCES articles (id), a_begin INTEGER NOT NULL, a_end INTEGER NOT NULL,
  b_article TEXT NOT NULL REFERENCES articles (id), b_begin INTEGER NOT NULL, b_end INTEGER NOT NULL,
  rarity REAL NOT NULL
);
CREATE INDEX edge_passages_by_edge ON edge_passages (edge);

CREATE TABLE searches (article TEXT NOT NULL REFERENCES articles (id), searches TEXT NOT NULL);

CREATE TABLE entities (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, country TEXT, aliases TEXT NOT NULL
);

CREATE TABLE roles (
  entity TEXT NOT NULL REFERENCES entities (id), position INTEGER NOT NULL,
  title TEXT NOT NULL, of TEXT, since TEXT, until TEXT, articles TEXT NOT NULL
);
CREATE INDEX roles_by_entity ON roles (entity);

CREATE TABLE names (
  article TEXT NOT NULL REFERENCES articles (id), begin INTEGER NOT NULL, "end" INTEGER NOT NULL,
  text TEXT NOT NULL, head INTEGER NOT NULL, kind TEXT NOT NULL, form TEXT NOT NULL,
  entity TEXT NOT NULL REFERENCES entities (id)
);
CREATE INDEX names_by_article ON names (article);
CREATE INDEX names_by_entity ON names (entity);

CREATE TABLE times (
  id TEXT PRIMARY KEY, article TEXT NOT NULL REFERENCES articles (id), begin INTEGER NOT NULL,
  "end" INTEGER NOT NULL, text TEXT NOT NULL, layer TEXT NOT NULL, type TEXT NOT NULL, value TEXT, mod TEXT,
  anchor TEXT NOT NULL, signal TEXT NOT NULL, lead INTEGER NOT NULL, rule TEXT
);
CREATE INDEX times_by_article ON times (article);

CREATE TABLE attributions (
  id TEXT PRIMARY KEY, article TEXT NOT NULL REFERENCES articles (id), begin INTEGER NOT NULL,
  "end" INTEGER NOT NULL, text TEXT NOT NULL, cue_begin INTEGER, cue_end INTEGER, act TEXT NOT NULL,
  certainty TEXT NOT NULL, polarity TEXT NOT NULL, quoted INTEGER NOT NULL
);
CREATE INDEX attributions_by_article ON attributions (article);

CREATE TABLE attribution_links (
  attribution TEXT NOT NULL REFERENCES attributions (id), position INTEGER NOT NULL, name TEXT NOT NULL,
  kind TEXT NOT NULL, entity TEXT REFERENCES entities (id), begin INTEGER NOT NULL, "end" INTEGER NOT NULL
);
CREATE INDEX attribution_links_by_attribution ON attribution_links (attribution);

CREATE TABLE mentions (
  id TEXT PRIMARY KEY, article TEXT NOT NULL REFERENCES articles (id), begin INTEGER NOT NULL,
  "end" INTEGER NOT NULL, text TEXT NOT NULL, predicate_begin INTEGER NOT NULL, predicate_end INTEGER NOT NULL,
  lemma TEXT NOT NULL, type TEXT NOT NULL, subtype TEXT NOT NULL, status TEXT NOT NULL,
  place_name TEXT, place_begin INTEGER, place_end INTEGER, place_entity TEXT REFERENCES entities (id),
  time TEXT REFERENCES times (id), background INTEGER NOT NULL, headline INTEGER NOT NULL,
  nominal INTEGER NOT NULL, specific INTEGER NOT NULL, ordinal INTEGER,
  attribution TEXT REFERENCES attributions (id)
);
CREATE INDEX mentions_by_article ON mentions (article);

CREATE TABLE mention_participants (
  mention TEXT NOT NULL REFERENCES mentions (id), position INTEGER NOT NULL, role TEXT NOT NULL,
  name TEXT NOT NULL, entity TEXT REFERENCES entities (id), begin INTEGER NOT NULL, "end" INTEGER NOT NULL
);
CREATE INDEX mention_participants_by_mention ON mention_participants (mention);

CREATE TABLE mention_counts (
  mention TEXT NOT NULL REFERENCES mentions (id), position INTEGER NOT NULL, of TEXT NOT NULL,
  low REAL, high REAL, text TEXT NOT NULL, begin INTEGER NOT NULL, "end" INTEGER NOT NULL
);
CREATE INDEX mention_counts_by_mention ON mention_counts (mention);

CREATE TABLE series (id TEXT PRIMARY KEY, title TEXT NOT NULL);

CREATE TABLE events (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, edtf TEXT, earliest TEXT, latest TEXT, basis TEXT NOT NULL,
  confidence REAL NOT NULL, type TEXT NOT NULL, subtype TEXT NOT NULL, status TEXT NOT NULL,
  where_name TEXT, where_entity TEXT REFERENCES entities (id),
  part_of TEXT REFERENCES events (id),
  series TEXT REFERENCES series (id), contested INTEGER NOT NULL, reports INTEGER NOT NULL, salience REAL NOT NULL
);
CREATE INDEX events_by_day ON events (earliest);

CREATE TABLE event_mentions (
  event TEXT NOT NULL REFERENCES events (id), position INTEGER NOT NULL,
  mention TEXT NOT NULL REFERENCES mentions (id)
);
CREATE INDEX event_mentions_by_event ON event_mentions (event);
CREATE INDEX event_mentions_by_mention ON event_mentions (mention);

CREATE TABLE event_participants (
  event TEXT NOT NULL REFERENCES events (id), position INTEGER NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,
  entity TEXT REFERENCES entities (id)
);
CREATE INDEX event_participants_by_event ON event_participants (event);
CREATE INDEX event_participants_by_entity ON event_participants (entity);

CREATE TABLE event_counts (
  event TEXT NOT NULL REFERENCES events (id), position INTEGER NOT NULL, of TEXT NOT NULL, low REAL, best REAL,
  high REAL, as_of TEXT, mentions TEXT NOT NULL
);
CREATE INDEX event_counts_by_event ON event_counts (event);

CREATE TABLE series_events (
  series TEXT NOT NULL REFERENCES series (id), position INTEGER NOT NULL,
  event TEXT NOT NULL REFERENCES events (id)
);
CREATE INDEX series_events_by_series ON series_events (series);

CREATE TABLE publications (
  article TEXT PRIMARY KEY REFERENCES articles (id), edtf TEXT, earliest TEXT, latest TEXT, basis TEXT NOT NULL,
  confidence REAL NOT NULL, main_event TEXT REFERENCES events (id)
);

CREATE TABLE judgements (
  "left" TEXT NOT NULL, "right" TEXT NOT NULL, question TEXT NOT NULL, answer TEXT NOT NULL, score REAL NOT NULL,
  author TEXT NOT NULL, at TEXT, superseded_by TEXT
);
CREATE INDEX judgements_by_left ON judgements ("left");
CREATE INDEX judgements_by_right ON judgements ("right");

CREATE TABLE assertions (
  id TEXT PRIMARY KEY, text TEXT NOT NULL, certain INTEGER NOT NULL, possible INTEGER NOT NULL,
  event TEXT REFERENCES events (id), carried_by TEXT NOT NULL, silent TEXT NOT NULL
);

CREATE TABLE assertion_origins (
  assertion TEXT NOT NULL REFERENCES assertions (id), position INTEGER NOT NULL, name TEXT NOT NULL,
  kind TEXT NOT NULL, interest TEXT NOT NULL
);
CREATE INDEX assertion_origins_by_assertion ON assertion_origins (assertion);

CREATE TABLE claims (
  id TEXT PRIMARY KEY, article TEXT NOT NULL REFERENCES articles (id), begin INTEGER NOT NULL,
  "end" INTEGER NOT NULL, text TEXT NOT NULL, act TEXT NOT NULL, certainty TEXT NOT NULL, polarity TEXT NOT NULL,
  event TEXT REFERENCES events (id), assertion TEXT REFERENCES assertions (id)
);
CREATE INDEX claims_by_article ON claims (article);
CREATE INDEX claims_by_event ON claims (event);
CREATE INDEX claims_by_assertion ON claims (assertion);

CREATE TABLE claim_links (
  claim TEXT NOT NULL REFERENCES claims (id), position INTEGER NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
  entity TEXT REFERENCES entities (id), begin INTEGER NOT NULL, "end" INTEGER NOT NULL
);
CREATE INDEX claim_links_by_claim ON claim_links (claim);

CREATE TABLE assertion_claims (
  assertion TEXT NOT NULL REFERENCES assertions (id), position INTEGER NOT NULL,
  claim TEXT NOT NULL REFERENCES claims (id)
);
CREATE INDEX assertion_claims_by_assertion ON assertion_claims (assertion);

CREATE TABLE contradictions (
  id TEXT PRIMARY KEY, about TEXT NOT NULL, a TEXT NOT NULL REFERENCES claims (id),
  b TEXT NOT NULL REFERENCES claims (id), as_of_a TEXT, as_of_b TEXT, verdict TEXT NOT NULL,
  explanation TEXT NOT NULL
);

CREATE TABLE independence (
  event TEXT PRIMARY KEY REFERENCES events (id), certain INTEGER NOT NULL, possible INTEGER NOT NULL
);

CREATE TABLE event_origins (
  event TEXT NOT NULL REFERENCES independence (event), position INTEGER NOT NULL, name TEXT NOT NULL,
  kind TEXT NOT NULL, interest TEXT NOT NULL
);
CREATE INDEX event_origins_by_event ON event_origins (event);

CREATE TABLE entries (
  event TEXT PRIMARY KEY REFERENCES events (id), rank INTEGER NOT NULL, origin TEXT NOT NULL,
  quotation_article TEXT REFERENCES articles (id), quotation_begin INTEGER, quotation_end INTEGER,
  quotation_text TEXT
);

CREATE TABLE not_established (text TEXT NOT NULL, why TEXT NOT NULL, claims TEXT NOT NULL);

CREATE TABLE tombstones (id TEXT PRIMARY KEY, became TEXT);

CREATE TABLE conflicts (text TEXT NOT NULL);

CREATE TABLE reasons (
  record TEXT NOT NULL, -- the table whose row the reason is for
  "row" INTEGER NOT NULL, -- its rowid there
  owner TEXT, -- its id, where it has one
  position INTEGER NOT NULL, says TEXT NOT NULL, weight REAL NOT NULL,
  article TEXT REFERENCES articles (id), begin INTEGER, "end" INTEGER, text TEXT
);
CREATE INDEX reasons_by_row ON reasons (record, "row");
CREATE INDEX reasons_by_owner ON reasons (owner);

-- For reading ---------------------------------------------------------------------------------------

CREATE VIEW timeline AS
SELECT
  entries.rank, events.edtf AS day, events.basis, events.title, events.where_name AS place, events.status,
  independence.certain AS independent_sources, independence.possible AS possible_sources, events.reports,
  events.contested, entries.origin, entries.quotation_text AS quotation, events.id AS event
FROM events
LEFT JOIN entries ON entries.event = events.id
LEFT JOIN independence ON independence.event = events.id
ORDER BY events.earliest IS NULL, events.earliest, events.latest, entries.rank, events.rowid;

CREATE VIEW pages AS
SELECT
  articles.locator, articles.title, articles.outlet, articles.agency_name AS agency, publications.edtf AS published,
  publications.basis, publications.confidence, witnesses.family, witnesses.relation, events.title AS main_event,
  articles.id AS article
FROM articles
LEFT JOIN publications ON publications.article = articles.id
LEFT JOIN witnesses ON witnesses.article = articles.id
LEFT JOIN events ON events.id = publications.main_event;

CREATE VIEW claim_chains AS
SELECT
  claims.id AS claim, claims.text, claims.act, claims.certainty, claims.polarity,
  (SELECT group_concat(name, ' ← ') FROM (
    SELECT name FROM claim_links WHERE claim_links.claim = claims.id ORDER BY position
  )) AS chain,
  events.title AS event, articles.locator, claims.begin, claims."end"
FROM claims
JOIN articles ON articles.id = claims.article
LEFT JOIN events ON events.id = claims.event;

CREATE VIEW shared_passages AS
SELECT
  passages.family, a.locator AS a, b.locator AS b,
  substr(a.text, passages.a_begin + 1, passages.a_end - passages.a_begin) AS a_text,
  substr(b.text, passages.b_begin + 1, passages.b_end - passages.b_begin) AS b_text, passages.rarity
FROM passages
JOIN articles AS a ON a.id = passages.a_article
JOIN articles AS b ON b.id = passages.b_article;
