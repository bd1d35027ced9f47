// What is put out as disputed or corroborated, read: npx tsx bench/claims/output.ts [--draw] [--half tuning|held] [--errors] [--marks <folder to keep marked stories in>]
// Each claim is shown by the pairs of statements that make it so (the surest three). A pair is labelled by its two sentences (output-labels.jsonl: ids, offsets, labels);
// with --draw the pairs that are not yet labelled are printed to be read. A claim is right if one of its pairs is.

import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { agree, areAtOdds, judgeClaim } from "../../src/claims/claim-status.js";
import type { Statement } from "../../src/claims/compare-pair.js";
import { membersOf } from "../../src/claims/gather-claims.js";
import { groupStatements } from "../../src/claims/group-statements.js";
import { readClaimLexicon } from "../../src/claims/lexicon.js";
import { readPropositions } from "../../src/claims/propositions.js";
import { createJudge } from "../../src/claims/same-thing.js";
import { prepareStatements } from "../../src/claims/statements.js";
import type { Span } from "../../src/document/types.js";
import { packagedResources } from "../../src/index.js";
import { jsonLines } from "../../train/learn/corpus.js";
import { optionOf } from "../../train/learn/option.js";
import { joinEntities, type MarkedStory, type Place, readMarkedStories } from "./read-pairs.js";

/**
 * `right`: two independent holders (or a holder and what a report tells itself) contradict each other, or bear each other out; `other-thing`: what they say is of two things;
 * `one-side`: it is no contradiction; `one-holder`: one holder, one text or one quote twice; `unsaid`: one of the two is not what its holder says; `open`: cannot be told.
 */
interface OutputLabel {
  readonly corpus: string;
  readonly status: "disputed" | "corroborated";
  readonly a: Place;
  readonly b: Place;
  readonly label: "right" | "other-thing" | "one-side" | "one-holder" | "unsaid" | "open";
}

const CORPORA = ["chronology/libya", "chronology/iraq", "chronology/h1n1", "chronology/finan", "attribution/train", "attribution/dev"];
const MOST_PAIRS = 3;
const half = optionOf("--half");
const draws = process.argv.includes("--draw");
const lexicon = readClaimLexicon(packagedResources);

const keyOf = (corpus: string, status: string, a: Place, b: Place): string =>
  `${corpus} ${status} ${[`${a.document} ${a.start}`, `${b.document} ${b.start}`].sort().join(" ")}`;
const labelsFile = new URL("output-labels.jsonl", import.meta.url);
const labels = new Map(
  (existsSync(labelsFile) ? jsonLines<OutputLabel>(readFileSync(labelsFile)) : []).map(({ corpus, status, a, b, label }) => [
    keyOf(corpus, status, a, b),
    label,
  ]),
);

interface Decided {
  readonly status: "disputed" | "corroborated";
  readonly half: "tuning" | "held";
  /** The pairs of statements that make it so, the surest first. */
  readonly pairs: readonly (readonly [Statement, Statement])[];
  /** How sure the decision is of the first of them. */
  readonly sure: number;
}

function decidedClaims(stories: readonly MarkedStory[]): Decided[] {
  const propositions = stories.flatMap((story) => readPropositions(story, lexicon));
  const { statements, table } = prepareStatements(propositions, joinEntities(stories), (story) => story);
  const judge = createJudge(table, lexicon);
  return groupStatements(statements, table, judge).flatMap((group): Decided[] => {
    const members = membersOf(group);
    if (members === null) return [];
    const { said, plain } = members;
    const { status } = judgeClaim(said, plain, judge);
    if (status !== "disputed" && status !== "corroborated") return [];
    const held = said.filter(({ holderKey, isHeadline }) => holderKey !== null && !isHeadline);
    const pairs: { readonly pair: readonly [Statement, Statement]; readonly sure: number }[] = [];
    if (status === "disputed")
      for (const denial of held.filter(({ side }) => side === "against"))
        for (const other of [...held, ...plain.filter(({ isHeadline }) => !isHeadline)])
          if (other.side === "for" && areAtOdds(denial, other, judge)) pairs.push({ pair: [denial, other], sure: judge(denial, other) });
    if (status === "corroborated")
      for (const [at, one] of held.entries())
        for (const other of held.slice(at + 1)) if (agree(one, other, judge)) pairs.push({ pair: [one, other], sure: judge(one, other) });
    pairs.sort((a, b) => b.sure - a.sure);
    const isHeld =
      createHash("sha256")
        .update(pairs[0]?.pair[0].story ?? "")
        .digest()[0]! %
        2 ===
      1;
    return [{ status, half: isHeld ? "held" : "tuning", pairs: pairs.slice(0, MOST_PAIRS).map(({ pair }) => pair), sure: pairs[0]?.sure ?? 0 }];
  });
}

const placeOf = (story: MarkedStory, { sentence }: Statement): Place => ({ document: story.id, ...story.sentences[sentence]! });

/** A statement to be read: who holds it, and its sentence with the two before it. */
function shown(story: MarkedStory, statement: Statement): string {
  const words = (spans: readonly Span[]): string => spans.map(({ start, end }) => story.text.slice(start, end)).join(" … ");
  const told = statement.attribution === null ? null : story.attributions[statement.attribution]!;
  const holder =
    told === null
      ? "the report itself"
      : `“${words(told.source)}” (${statement.holderKey ?? "?"}) [${words(told.cue)}] ${statement.stance}: ${words(told.content)}`;
  const from = story.sentences[Math.max(0, statement.sentence - 2)]!.start;
  const own = story.sentences[statement.sentence]!;
  return `[${story.published}] ${statement.side === "against" ? "AGAINST" : "FOR"} ${holder}\n    before: ${story.text.slice(from, own.start)}\n    sentence: ${story.text.slice(own.start, own.end)}`.replace(
    /\s*\n\s*(?!before|sentence)/g,
    " ",
  );
}

const counts = new Map<string, number>();
const count = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

for (const corpus of CORPORA) {
  const stories = readMarkedStories(corpus, optionOf("--marks"));
  const byId = new Map(stories.map((story): [string, MarkedStory] => [story.id, story]));
  for (const { status, half: own, pairs, sure } of decidedClaims(stories)) {
    if (half !== null && own !== half) continue;
    const read = pairs.map(([first, second]) => {
      const [a, b] = [placeOf(byId.get(first.story)!, first), placeOf(byId.get(second.story)!, second)];
      const label = labels.get(keyOf(corpus, status, a, b)) ?? null;
      if (draws && label === null)
        console.log(
          JSON.stringify({ corpus, status, half: own, a, b, first: shown(byId.get(first.story)!, first), second: shown(byId.get(second.story)!, second) }),
        );
      return { label, first, second };
    });
    if (process.argv.includes("--sure")) {
      const [denial, other] = pairs[0]!;
      const flags = `${denial.isNegation ? "N" : ""}${denial.back !== null && denial.story === other.story ? "B" : ""}${denial.denies !== null ? "D" : ""}${other.attribution === null ? "P" : ""}${denial.story === other.story ? Math.abs(denial.sentence - other.sentence) : "x"}`;
      console.log(`${status} ${sure.toFixed(2)} ${flags} ${read.map(({ label }) => label ?? "?").join(" ")}`);
    }
    const found = read.map(({ label }) => label);
    for (const label of found) count(`${status}, pairs: ${label ?? "not read"}`);
    const result = found.includes("right") ? "right" : found.includes(null) ? "not read" : found.includes("open") ? "open" : "wrong";
    for (const part of ["all", own]) count(`${status}, ${part}: ${result}`);
    if (result === "wrong") {
      count(`${status}, wrong: ${found[0]}`);
      if (process.argv.includes("--errors"))
        for (const { label, first, second } of read)
          console.log(`\n${status} ${label}\n  ${shown(byId.get(first.story)!, first)}\n  ${shown(byId.get(second.story)!, second)}`);
    }
  }
}
if (!draws) for (const [key, number] of [...counts].sort()) console.log(`${key} ${number}`);
