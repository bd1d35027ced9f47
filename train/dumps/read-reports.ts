import { readCorpus } from "../learn/corpus.js";

/** A report that dumps are made up from. */
export interface Report {
  readonly language: string;
  readonly headline: string;
  readonly deck: string | null;
  readonly byline: readonly string[];
  readonly paragraphs: readonly string[];
  readonly captions: readonly { readonly text: string; readonly credit?: string }[];
}

interface PublisherPage {
  readonly language: string;
  readonly headline: string | null;
  readonly byline: readonly string[];
  readonly summary?: readonly string[];
  readonly captions: readonly { readonly text: string; readonly credit?: string }[];
  readonly text: string;
}

/** The reports of the training corpora beside the checkout, with the checksums of their files. */
export function readReports(): { readonly reports: readonly Report[]; readonly sha256: readonly string[] } {
  const publishers = readCorpus<PublisherPage>("stories/publishers-dev.jsonl.gz");
  const papers = readCorpus<{ readonly text: string }>("attribution/train.jsonl.gz");
  const reports: Report[] = [];
  for (const { language, headline, byline, summary, captions, text } of publishers.documents) {
    const paragraphs = text.split(/\n+/).filter((paragraph) => paragraph.trim() !== "");
    const deck = summary !== undefined && summary.length === 1 && paragraphs[0] === summary[0] ? summary[0] : null;
    const body = deck === null ? paragraphs : paragraphs.slice(1);
    if (headline !== null && body.length >= 3)
      reports.push({ language: language.slice(0, 2), headline, deck: deck ?? null, byline, paragraphs: body, captions });
  }
  for (const { text } of papers.documents) {
    const [first, ...body] = text.split(/\n\n+/).map((paragraph) => paragraph.replace(/\s+/g, " ").trim());
    // The corpus ends its headlines with a stop.
    const headline = first?.replace(/(?<=\p{L}{3})\.$/u, "");
    if (headline !== undefined && headline.length < 220 && body.length >= 3)
      reports.push({ language: "en", headline, deck: null, byline: [], paragraphs: body, captions: [] });
  }
  return { reports, sha256: [publishers.sha256, papers.sha256] };
}
