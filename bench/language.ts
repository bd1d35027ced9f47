// Tags, trees and names against the development data of ../shared/data/language: npx tsx bench/language.ts (sentences and words: bench/sentences.ts)
import type { WithSentences, WithSyntax, Words } from "../src/document/types.js";
import { readTagger } from "../src/learn/index.js";
import { createNameFinder } from "../src/names/index.js";
import { packagedResources } from "../src/resources.js";
import { createSentenceSplitter } from "../src/sentences/index.js";
import { createParser, type Parser } from "../src/syntax/index.js";
import { readCorpus } from "../train/learn/corpus.js";
import { type SilverDocument, scoreNames } from "../train/names/examples.js";
import { readNews, readWeb, type Tree } from "../train/syntax/trees.js";

/** Words of given sentences, as the splitter would give them: what is measured is the parser alone. */
function storyOf(trees: readonly Tree[]): { readonly story: Parameters<Parser>[0]; readonly trees: readonly Tree[] } {
  const forms = trees.flatMap((tree) => tree.forms);
  const starts = new Int32Array(forms.length);
  const ends = new Int32Array(forms.length);
  let at = 0;
  forms.forEach((form, word) => {
    starts[word] = at;
    ends[word] = at + form.length;
    at += form.length + 1;
  });
  const sentences = Int32Array.from(trees.flatMap((tree, sentence) => tree.forms.map(() => sentence)));
  const firsts = [0];
  for (const { forms: own } of trees) firsts.push(firsts[firsts.length - 1]! + own.length);
  const words: Words = { count: forms.length, starts, ends, forms, sentences, firsts: Int32Array.from(firsts) };
  return { story: { id: "", text: forms.join(" "), published: null, headline: null, outlet: null, sentences: [], words }, trees };
}

const percent = (part: number, whole: number): string => ((100 * part) / whole).toFixed(2);

function scoreTrees(name: string, trees: readonly Tree[], parse: Parser): void {
  const documents = new Map<number, Tree[]>();
  for (const tree of trees) documents.set(tree.document, [...(documents.get(tree.document) ?? []), tree]);
  const stories = [...documents.values()].map(storyOf);
  const count = { words: 0, tags: 0, heads: 0, labelled: 0, lemmas: 0, letters: 0, inner: 0, innerHeads: 0, innerLabelled: 0, passed: 0 };
  for (const { story, trees: own } of stories) {
    const { syntax } = parse(story);
    if (syntax === null) {
      count.passed++;
      console.log(`${name}: taken for another language: ${story.words.count} words`);
    }
    let first = 0;
    for (const tree of own) {
      tree.forms.forEach((form, at) => {
        const word = first + at;
        const head = tree.heads[at] === 0 ? -1 : first + tree.heads[at]! - 1;
        const isHead = syntax?.heads[word] === head;
        const isLabelled = isHead && syntax?.relations[word] === tree.labels[at];
        count.words++;
        if (syntax?.tags[word] === tree.tags[at]) count.tags++;
        if (/\p{L}/u.test(form)) {
          count.letters++;
          if (syntax?.lemmas[word]?.toLowerCase() === tree.lemmas[at]?.toLowerCase()) count.lemmas++;
        }
        if (isHead) count.heads++;
        if (isLabelled) count.labelled++;
        if (tree.labels[at] === "punct") return;
        count.inner++;
        if (isHead) count.innerHeads++;
        if (isLabelled) count.innerLabelled++;
      });
      first += tree.forms.length;
    }
  }
  console.log(
    `${name}: ${count.words} words, tags ${percent(count.tags, count.words)}, lemmas ${percent(count.lemmas, count.letters)}, ` +
      `unlabelled / labelled attachment ${percent(count.innerHeads, count.inner)} / ${percent(count.innerLabelled, count.inner)} ` +
      `(with punctuation ${percent(count.heads, count.words)} / ${percent(count.labelled, count.words)})`,
  );
}

/** Pairs of name mentions (no pronouns) that stand for one thing, against CoreNLP's chains, over the mentions that both have. */
function scoreLinks(): void {
  const pairs = { shared: 0, found: 0, expected: 0 };
  for (const { text, coref } of silver) {
    const chains = new Map(coref.flatMap((chain, index) => chain.map(({ start, end }) => [`${start}-${end}`, index] as const)));
    const { names: found } = findNames(split({ id: "", text, published: null, headline: null, outlet: null }));
    const both = found.flatMap(({ start, end, entity }) => {
      const chain = chains.get(`${start}-${end}`);
      return chain === undefined || PRONOUN.test(text.slice(start, end)) ? [] : [{ entity, chain }];
    });
    both.forEach((one, index) => {
      for (const other of both.slice(index + 1)) {
        if (one.entity === other.entity) pairs.found++;
        if (one.chain === other.chain) pairs.expected++;
        if (one.entity === other.entity && one.chain === other.chain) pairs.shared++;
      }
    });
  }
  console.log(`pairs of mentions of one thing: precision ${percent(pairs.shared, pairs.found)}, recall ${percent(pairs.shared, pairs.expected)}`);
}

const PRONOUN = /^(?:he|him|his|himself|she|her|hers|herself)$/i;

/** "He", "she" and their forms, where both CoreNLP's chain and ours lead to a name that both have found: how often to the same one. */
function scorePronouns(): void {
  const count = { pronouns: 0, linked: 0, named: 0, same: 0 };
  for (const { text, coref } of silver) {
    const { names, words } = findNames(split({ id: "", text, published: null, headline: null, outlet: null }));
    const keyOf = ({ start, end }: { readonly start: number; readonly end: number }): string => `${start}-${end}`;
    const isPronoun = ({ start, end }: { readonly start: number; readonly end: number }): boolean => PRONOUN.test(text.slice(start, end));
    count.pronouns += words.forms.filter((form) => PRONOUN.test(form)).length;
    const ours = new Map(names.filter((mention) => !isPronoun(mention)).map((mention) => [keyOf(mention), mention.entity]));
    const theirs = new Map(coref.flatMap((chain) => chain.map((mention) => [keyOf(mention), chain] as const)));
    for (const mention of names.filter(isPronoun)) {
      count.linked++;
      const meant = (theirs.get(keyOf(mention)) ?? []).filter((other) => !isPronoun(other)).flatMap((other) => ours.get(keyOf(other)) ?? []);
      if (meant.length === 0) continue;
      count.named++;
      if (meant.includes(mention.entity)) count.same++;
    }
  }
  console.log(
    `pronouns: ${count.linked} of ${count.pronouns} are linked; of ${count.named} that CoreNLP too links with a name, to the same one ${percent(count.same, count.named)}`,
  );
}

const started = performance.now();
const parse = createParser(packagedResources);
console.log(`loaded in ${Math.round(performance.now() - started)} ms`);
scoreTrees("news-silver-dev", readNews("news-silver-dev.jsonl.gz").trees, parse);
scoreTrees("ewt-dev", readWeb("ewt-dev.conllu.gz").trees, createParser(packagedResources, { scheme: "web" }));

const silver = readCorpus<SilverDocument>("language/news-silver-dev.jsonl.gz").documents;
const reports = silver.map(({ text }, index) => ({ id: String(index), text, published: null, headline: null, outlet: null }));
const names = scoreNames(readTagger(packagedResources, "names/model.bin"), silver);
console.log(`names: spans with kind, precision ${percent(names.precision, 1)}, recall ${percent(names.recall, 1)}, F1 ${percent(names.f1, 1)}`);
const split = createSentenceSplitter(packagedResources);
const findNames = createNameFinder(packagedResources);
scoreLinks();
scorePronouns();
const time = (what: string, run: () => (WithSentences & Partial<WithSyntax>)[]): void => {
  let best = Number.POSITIVE_INFINITY;
  let words = 0;
  for (let round = 0; round < 5; round++) {
    const from = process.cpuUsage();
    words = run().reduce((sum, story) => sum + story.words.count, 0);
    const { user, system } = process.cpuUsage(from);
    best = Math.min(best, (user + system) / 1e6);
  }
  console.log(`${what}: ${Math.round(words / best)} words/s of processor time`);
};
time("sentences and words", () => reports.map(split));
time("sentences, words, tags, lemmas and trees", () => reports.map((report) => parse(split(report))));
time("the same with names, entities and places", () => reports.map((report) => findNames(parse(split(report)))));
