import type { Claim as ClaimNode, Collection, NewsArticle, Organization, Person } from "schema-dts";
import type { Claim, KeptStory } from "../document/types.js";
import type { ExportBook, Exported } from "./book.js";
import { claimsOf } from "./csv.js";
import { type Line, linesOf, sourcesOf, storiesOf, type Voice, voiceOf } from "./lines.js";
import { chainWords, dayOf, scriptSafe, storyIri, voiceWords, webAddress, wellFormed } from "./words.js";

type Node = ClaimNode | Collection | NewsArticle;

/**
 * schema.org as JSON-LD: a NewsArticle for each report that is quoted; a Claim for each voice of each line and for each position
 * of each claim of the pile, with the whole sentence as its text, so that a denial is never read as what it denies; a Collection
 * for each claim of the pile, with its status.
 */
export function jsonLd(book: ExportBook): Exported {
  const pieces = function* (): Generator<string> {
    yield `{"@context":"https://schema.org","@graph":[`;
    let separator = "\n";
    for (const node of nodesOf(book)) {
      yield separator + scriptSafe(node);
      separator = ",\n";
    }
    yield "\n]}\n";
  };
  return { pieces: pieces(), note: null };
}

function* nodesOf(book: ExportBook): Generator<Node> {
  const lines = linesOf(book);
  const ids = new Set([...lines.map(({ story }) => story.id), ...book.claims.flatMap(({ positions }) => positions.map(({ story }) => story))]);
  const stories = storiesOf(book, ids);
  for (const story of stories.values()) yield articleOf(story);
  const claimOf = claimsOf(book);
  const done = new Set<string>();
  for (const line of lines)
    for (const voice of line.voices) {
      done.add(voiceKey(line.story, voice.attribution));
      yield claimNode(line, voice, claimOf(line, voice));
    }
  const sources = sourcesOf(book);
  for (const claim of book.claims) {
    yield { "@type": "Collection", "@id": claimIri(claim), name: `What is said of one thing (${claim.status})`, creativeWorkStatus: claim.status };
    for (const { story: id, attribution: index } of claim.positions) {
      const story = stories.get(id);
      const attribution = story?.attributions[index];
      if (story === undefined || attribution === undefined || done.has(voiceKey(story, index))) continue;
      const voice = voiceOf(story, attribution, index, sources);
      yield claimNode({ story, date: null, text: sentenceOf(story, attribution.content[0] ?? attribution.cue[0]) ?? voice.content, start: null }, voice, claim);
    }
  }
}

const voiceKey = (story: KeptStory, attribution: number | null): string => `${story.id}\n${attribution ?? ""}`;

const claimIri = ({ id }: Pick<Claim, "id">): string => `urn:daybook:claim:${encodeURIComponent(wellFormed(id))}`;

/** The sentence in which a span begins. */
function sentenceOf(story: KeptStory, span: { readonly start: number } | undefined): string | null {
  const sentence = span === undefined ? undefined : story.sentences.find(({ start, end }) => start <= span.start && span.start < end);
  return sentence === undefined ? null : story.text.slice(sentence.start, sentence.end);
}

function articleOf(story: KeptStory): NewsArticle {
  const published = dayOf(story.published);
  const url = webAddress(story.url);
  return {
    "@type": "NewsArticle",
    "@id": storyIri(story),
    ...(story.headline === null ? {} : { headline: story.headline }),
    ...(published === null ? {} : { datePublished: published }),
    ...(story.outlet === undefined ? {} : { publisher: { "@type": "Organization", name: story.outlet } }),
    ...(story.byline.length === 0 ? {} : { author: story.byline.map((name) => ({ "@type": "Person" as const, name })) }),
    ...(url === null ? {} : { url }),
    inLanguage: story.language,
    identifier: `sha256:${story.sha256}`,
  };
}

interface Said extends Pick<Line, "story" | "text"> {
  readonly date: string | null;
  readonly start: number | null;
}

function claimNode({ story, date, text, start }: Said, voice: Voice, claim: Pick<Claim, "id"> | undefined): ClaimNode {
  return {
    "@type": "Claim",
    "@id": `${storyIri({ id: story.id, sha256: story.sha256 })}:${voice.attribution === null ? `at-${start ?? 0}` : `attribution-${voice.attribution}`}${date === null ? "" : `:${date}`}`,
    text,
    author: holderNode(voice),
    creditText: chainWords(voice),
    description: voiceWords(voice),
    keywords: [`stance: ${voice.stance ?? "none"}`, `holder: ${voice.kind}`, ...voice.hedges.map((hedge) => `hedge: ${hedge}`)],
    appearance: { "@id": storyIri(story) },
    ...(date === null ? {} : { temporalCoverage: date }),
    ...(claim === undefined ? {} : { isPartOf: { "@id": claimIri(claim) } }),
  };
}

const ORGANISATIONS = new Set<Voice["kind"]>(["body", "media", "outlet", "document", "none"]);

function holderNode({ holder, kind }: Voice): Person | Organization {
  if (ORGANISATIONS.has(kind)) return { "@type": "Organization", name: holder };
  return { "@type": "Person", name: holder, ...(kind === "person" ? {} : { description: `not named in the report (${kind})` }) };
}
