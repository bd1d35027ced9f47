/** The version of the tables below; a store of another version is not opened. */
export const SCHEMA_VERSION = 2;

// `pages`: every page that was read, by the SHA-256 of its bytes; a page is there only together with its bytes and its stories.
// `pages.settings`: what else it was read with, as JSON (`PageSettings`).
// `contents.packed`: the bytes as they were read, deflated.
// `stories.record`: the story with its marks as JSON, as in daybook.json but for the id.
// `digest`: SHA-256 over the other columns of the row, by which a changed byte is found.
export const SCHEMA = `
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
