/** The version of the tables below; a store of another version is not opened. */
export const SCHEMA_VERSION = 1;

// `pages`: every page that was read, by the SHA-256 of its bytes; a page is there only together with its stories.
// `stories.record`: the story with its marks as JSON, as in daybook.json but for the id.
export const SCHEMA = `
CREATE TABLE pages (
  sha256 TEXT PRIMARY KEY,
  file TEXT NOT NULL,
  line INTEGER,
  bytes INTEGER NOT NULL,
  reader TEXT NOT NULL,
  problem_code TEXT,
  problem TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE stories (
  id TEXT PRIMARY KEY,
  page TEXT NOT NULL REFERENCES pages (sha256),
  position INTEGER NOT NULL,
  published TEXT,
  headline TEXT,
  outlet TEXT,
  record TEXT NOT NULL
) STRICT;
CREATE INDEX stories_by_day ON stories (published, id);
CREATE INDEX stories_by_page ON stories (page, position);
`;
