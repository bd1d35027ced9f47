import type { Classes } from "./examples.js";
import { best, type Item, type Network } from "./network.js";

/** What a network reaches on items, in words: tags, and heads and labels of the words that are no punctuation; without a tree being made of the heads. */
export function scoreItems(network: Network, items: readonly Item[], classes: Classes, possible: readonly Uint8Array[]): string {
  const punctuation = classes.labels.indexOf("punct");
  const count = { words: 0, tags: 0, inner: 0, heads: 0, labelled: 0 };
  for (const item of items) {
    network.forward(item, false);
    const columns = network.columns(item.count);
    for (let word = 0; word < item.count; word++) {
      count.words++;
      if (network.bestTags[word] === item.tags[word]) count.tags++;
      if (item.labels[word] === punctuation) continue;
      count.inner++;
      const head = best(network.headScores, word * columns, item.count + 1);
      if (head !== item.heads[word]) continue;
      count.heads++;
      network.scoreLabels(item, word, head, possible[item.scheme]!);
      if (best(network.labelScores, word * network.sizes.labels, network.sizes.labels) === item.labels[word]) count.labelled++;
    }
  }
  const percent = (part: number, whole: number): string => ((100 * part) / whole).toFixed(2);
  return `tags ${percent(count.tags, count.words)}, attachment ${percent(count.heads, count.inner)} / ${percent(count.labelled, count.inner)}`;
}
