import { InputError } from "../document/errors.js";
import type { ReadPage, StoryRecord } from "./read-page.js";
import { type PageRow, pageDigest, storyDigest } from "./rows.js";
import type { Statements } from "./statements.js";

const rowOf = (page: ReadPage, readAt: string): PageRow => ({
  sha256: page.sha256,
  file: page.file,
  line: page.line,
  bytes: page.bytes,
  settings: JSON.stringify(page.settings),
  reader: page.reader,
  read_at: readAt,
  problem_code: page.problem?.code ?? null,
  problem: page.problem?.found ?? null,
});

/** Inserts a page with its bytes and stories; one that is there already stays as it is. */
export function insertPage(statements: Statements, page: ReadPage, readAt: string): void {
  const row = rowOf(page, readAt);
  const { changes } = statements.insertPage.run({ ...row, digest: pageDigest(row) });
  if (changes === 0) return;
  statements.insertContents.run(page.sha256, page.packed);
  insertStories(statements, page);
}

/** Puts the stories of a page that was read again in the place of those it had; its bytes stay. */
export function replacePage(statements: Statements, page: ReadPage, readAt: string): void {
  const row = rowOf(page, readAt);
  statements.updatePage.run({ ...row, digest: pageDigest(row) });
  statements.deleteStories.run(page.sha256);
  insertStories(statements, page);
}

function insertStories(statements: Statements, { sha256, stories }: ReadPage): void {
  stories.forEach(({ id: wanted, published, headline, outlet, url, record }: StoryRecord, position) => {
    const id = freeId(statements, wanted, sha256);
    const row = { id, page: sha256, position, published, headline, outlet, url, record };
    statements.insertStory.run({ ...row, digest: storyDigest(row) });
    statements.indexer.add(id, record);
  });
}

/** The id itself, else with the head of the page's hash, which no other page shares. */
function freeId(statements: Statements, id: string, sha256: string): string {
  if (statements.idTaken.get(id) === undefined) return id;
  for (let length = 8; length <= sha256.length; length += 8) {
    const candidate = `${id}-${sha256.slice(0, length)}`;
    if (statements.idTaken.get(candidate) === undefined) return candidate;
  }
  throw new InputError("store-unusable", `the id ${id} is taken`, { id });
}
