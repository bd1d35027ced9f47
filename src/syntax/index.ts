import type { Report, Syntax, WithSentences, WithSyntax, Words } from "../document/types.js";
import { startKernel } from "../learn/index.js";
import type { ResourceReader } from "../text/resource.js";
import { createTreeDecoder, type TreeDecoder } from "./decode-tree.js";
import { Encoder, LONGEST_PIECE } from "./encoder.js";
import { isEnglish } from "./is-english.js";
import type { Functions } from "./kernel.js";
import { readLemmas } from "./lemmas.js";
import { type NetworkFile, readNetwork } from "./network.js";
import { readWordLists } from "./word-lists.js";
import { WordVectors } from "./word-vectors.js";

/** Story → the same story with tags, dictionary forms and trees. */
export type Parser = <S extends Report & WithSentences>(story: S) => S & WithSyntax;

export interface ParserOptions {
  /** The conventions of which training corpus are followed: news (the default) or UD English EWT. */
  readonly scheme?: "news" | "web";
}

const MODEL = "syntax/model.bin";
const KERNEL = "syntax/kernel.wasm";
/** Room for the weights and one sentence; see `Encoder`. */
const MEMORY = 8 * 2 ** 20;
/** Words that are noted together; a longer text is noted in parts. */
const NOTED = 8192;
/** Relation of the root of a later piece of an overlong sentence to the root of the first. */
const LOOSE = "dep";

/** Builds the stage; model, kernel and table are read once. */
export function createParser(read: ResourceReader, { scheme = "news" }: ParserOptions = {}): Parser {
  const network = readNetwork(read.bytes(MODEL), MODEL);
  const vectors = new WordVectors(network, readWordLists(read), scheme === "news" ? 0 : 1);
  const lemmaOf = readLemmas(read);
  const { tags: tagNames, labels } = network.header;
  const possible = new Set(scheme === "news" ? network.header.newsLabels : network.header.webLabels);
  const isPossible = labels.map((label) => label !== "root" && possible.has(label));
  const decodeTree = createTreeDecoder(LONGEST_PIECE);
  const encoder = new Encoder(startKernel<Functions>(read.bytes(KERNEL), MEMORY), network, scheme === "news" ? 0 : 1, isPossible);
  return (story) => {
    const { words } = story;
    if (!isEnglish(words, network)) return { ...story, syntax: null };
    const syntax = parseWords(words, encoder, decodeTree, vectors, tagNames, labels);
    return { ...story, syntax: { ...syntax, lemmas: words.forms.map((form, word) => lemmaOf(form, syntax.tags[word]!)) } };
  };
}

function parseWords(
  words: Words,
  encoder: Encoder,
  decodeTree: TreeDecoder,
  vectors: WordVectors,
  tagNames: NetworkFile["header"]["tags"],
  labels: readonly string[],
): Omit<Syntax, "lemmas"> {
  const tags = new Array<string>(words.count);
  const relations = new Array<string>(words.count);
  const heads = new Int32Array(words.count);
  const chosen = new Int32Array(LONGEST_PIECE);
  for (const { first, end, isLater, noted, from } of piecesOf(words, vectors)) {
    const count = end - first;
    vectors.write(noted, first - from, count, encoder.words);
    encoder.run(count);
    encoder.scoreHeads(count);
    decodeTree(encoder.headScores, encoder.columns(count), count, chosen);
    encoder.chooseLabels(chosen, count);
    for (let word = 0; word < count; word++) {
      const head = chosen[word]!;
      tags[first + word] = tagNames[encoder.tags[word]!]!;
      heads[first + word] = head === 0 ? -1 : first + head - 1;
      relations[first + word] = head === 0 ? "root" : labels[encoder.labels[word]!]!;
    }
    if (isLater) hangOnFirst(words, heads, relations, first, end);
  }
  return { tags, heads, relations };
}

interface Piece {
  readonly first: number;
  readonly end: number;
  /** Whether it goes on with a sentence that the piece before began. */
  readonly isLater: boolean;
  readonly noted: ReturnType<WordVectors["note"]>;
  /** The word that `noted` begins with. */
  readonly from: number;
}

/** Sentences, cut where they are longer than the encoder reads. */
function* piecesOf(words: Words, vectors: WordVectors): Generator<Piece> {
  let from = 0;
  let notedEnd = 0;
  let noted = vectors.note(words, 0, 0);
  for (let sentence = 0; sentence + 1 < words.firsts.length; sentence++) {
    const sentenceFirst = words.firsts[sentence]!;
    const sentenceEnd = words.firsts[sentence + 1]!;
    for (let first = sentenceFirst; first < sentenceEnd; first += LONGEST_PIECE) {
      const end = Math.min(sentenceEnd, first + LONGEST_PIECE);
      if (end > notedEnd) {
        from = first;
        notedEnd = Math.min(words.count, Math.max(end, from + NOTED));
        noted = vectors.note(words, from, notedEnd);
      }
      yield { first, end, isLater: first > sentenceFirst, noted, from };
    }
  }
}

/** Hangs the root of a later piece on the root of its sentence. */
function hangOnFirst(words: Words, heads: Int32Array, relations: string[], first: number, end: number): void {
  let root = words.firsts[words.sentences[first]!]!;
  while (heads[root] !== -1) root++;
  for (let word = first; word < end; word++) {
    if (heads[word] !== -1) continue;
    heads[word] = root;
    relations[word] = LOOSE;
  }
}
