// `pages`: every page that was read, by the SHA-256 of its bytes; a page is there only together with its bytes and its stories.
// `pages.settings`: what else it was read with, as JSON (`PageSettings`).
// `contents.packed`: the bytes as they were read, deflated.
// `stories.record`: the story with its marks as JSON, as in daybook.json but for the id.
// `digest`: SHA-256 over the other columns of the row, by which a changed byte is found.
const PAGES_AND_STORIES = `
CREATE TABLE pages (
  sha256 TEXT PRIMARY KEY,
  file TEXT NOT NULL,
  line INTEGER,
  bytes INTEGER NOT NULL,
  settings TEXT NOT NULL,
  reader TEXT NOT NULL,
  read_at TEXT NOT NULL,
  problem_code TEXT,
  problem TEXT,
  digest TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE contents (
  sha256 TEXT PRIMARY KEY REFERENCES pages (sha256),
  packed BLOB NOT NULL
) STRICT;
CREATE TABLE stories (
  id TEXT PRIMARY KEY,
  page TEXT NOT NULL REFERENCES pages (sha256),
  position INTEGER NOT NULL,
  published TEXT,
  headline TEXT,
  outlet TEXT,
  url TEXT,
  record TEXT NOT NULL,
  digest TEXT NOT NULL
) STRICT;
CREATE INDEX stories_by_day ON stories (published, id);
CREATE INDEX stories_by_page ON stories (page, position);
CREATE INDEX stories_by_url ON stories (url) WHERE url IS NOT NULL;
`;

// `search_stories`: a whole number for each story, and what it is filtered by: `kinds` and `stances` are bits by the order of
// SOURCE_KINDS and STANCES. `search_words`: the full-text index by that number; it holds no text of its own. Both are written in the
// transaction that keeps the story, and a story that goes takes its rows along.
// `views` and `entities`: what the last build saw over the pile, replaced as a whole. `entities.stories`: the numbers of the stories
// that name it, ascending, 32 bits each, least byte first.
const SEARCH_AND_VIEWS = `
CREATE TABLE search_stories (
  number INTEGER PRIMARY KEY,
  story TEXT NOT NULL UNIQUE,
  published TEXT,
  outlet TEXT NOT NULL,
  kinds INTEGER NOT NULL,
  stances INTEGER NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search_words USING fts5(headline, body, content='', contentless_delete=1, prefix='2 3 4', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER stories_gone AFTER DELETE ON stories BEGIN
  DELETE FROM search_words WHERE rowid = (SELECT number FROM search_stories WHERE story = old.id);
  DELETE FROM search_stories WHERE story = old.id;
END;
CREATE TABLE views (
  kind TEXT NOT NULL,
  position INTEGER NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (kind, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE entities (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  record TEXT NOT NULL,
  stories BLOB NOT NULL
) STRICT, WITHOUT ROWID;
`;

// `corrected`: what a user's corrections made of stories, replaced as a whole by each build; a story without a record is shown no more.
// `shown_stories`: the stories as they are shown.
const CORRECTED = `
CREATE TABLE corrected (
  id TEXT PRIMARY KEY,
  published TEXT,
  headline TEXT,
  outlet TEXT,
  record TEXT
) STRICT, WITHOUT ROWID;
CREATE VIEW shown_stories AS
  SELECT id, published, headline, outlet, record FROM corrected WHERE record IS NOT NULL
  UNION ALL SELECT id, published, headline, outlet, record FROM stories WHERE id NOT IN (SELECT id FROM corrected);
`;

/** The oldest version that is still brought up. */
export const FIRST_VERSION = 2;

/** What makes an empty file a store of the first version, and that one of the next, in order. */
export const MIGRATIONS: readonly string[] = [PAGES_AND_STORIES, SEARCH_AND_VIEWS, CORRECTED];

/** The version of a store that has gone through all migrations; a later one is not opened. */
export const SCHEMA_VERSION = FIRST_VERSION + MIGRATIONS.length - 1;
