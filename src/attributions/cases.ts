/** One row, one behaviour: a text, and attributions that must be among those found: source | kind | cue | stance | content begins | further. */
export interface AttributionCase {
  readonly text: string;
  readonly outlet?: string;
  readonly source: string;
  readonly kind: string;
  readonly stance: string;
  /** The content, with a … where it may go on. */
  readonly content: string;
  /** Name of the entity it stands for. */
  readonly holder?: string;
  readonly via?: string;
}

export const attributionCases: readonly AttributionCase[] = [
  {
    text: "The road to Brenna was closed on Monday, the police said.",
    source: "the police",
    kind: "body",
    stance: "asserts",
    content: "The road to Brenna was closed on Monday",
  },
  { text: "“We left at dawn,” Maria Holm said.", source: "Maria Holm", kind: "person", stance: "asserts", content: "“We left at dawn,”" },
  {
    text: "According to residents, the water rose in the night.",
    source: "residents",
    kind: "people",
    stance: "asserts",
    content: "the water rose in the night",
  },
  {
    text: "Sources close to the minister said he would resign.",
    source: "Sources close to the minister",
    kind: "anonymous",
    stance: "expects",
    content: "he would resign",
  },
  {
    text: "A source in the prime minister's office said the army had been warned.",
    source: "A source in the prime minister's office",
    kind: "official",
    stance: "asserts",
    content: "the army had been warned",
  },
  {
    text: "The ministry denied reports of the death of the pilot.",
    source: "The ministry",
    kind: "body",
    stance: "denies",
    content: "reports of the death of the pilot",
  },
  {
    text: "The ministry denied the report. It said that the claim was a rumor spread by the press.",
    source: "It",
    kind: "body",
    stance: "denies",
    content: "that the claim was a rumor spread by the press",
    holder: "The ministry",
  },
  {
    text: "Two sources close to the talks said the deal was near. They added that nothing was signed.",
    source: "They",
    kind: "anonymous",
    stance: "asserts",
    content: "that nothing was signed",
    holder: "Two sources close to the talks",
  },
  {
    text: "The Vardan news agency quoted a military official as saying that two shells had struck the tower.",
    source: "a military official",
    kind: "official",
    stance: "asserts",
    content: "that two shells had struck the tower",
    via: "The Vardan news agency",
  },
  { text: "The deal is expected to take effect on Friday.", source: "", kind: "unsourced", stance: "expects", content: "to take effect on Friday" },
  {
    text: "Activists alleged that the army had burned the village.",
    source: "Activists",
    kind: "people",
    stance: "alleges",
    content: "that the army had burned the village",
  },
  { text: "The union called for the release of its leader.", source: "The union", kind: "body", stance: "demands", content: "the release of its leader" },
  {
    text: "A spokesman for the Northern Water Authority declined to comment on the report.",
    source: "A spokesman for the Northern Water Authority",
    kind: "body",
    stance: "declines",
    content: "on the report",
  },
  { text: "The minister warned that the dam might fail.", source: "The minister", kind: "official", stance: "expects", content: "that the dam might fail" },
];
