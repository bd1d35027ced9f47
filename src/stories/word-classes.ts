/** What a word of a line can be a sign of. A class is one bit. */
export const WORD_CLASSES = [
  "widget",
  "caption",
  "credit",
  "byline",
  "ago",
  "month",
  "day",
  "speech",
  "reader",
  "common",
  "role",
  "outlet",
  "section",
] as const;
export type WordClass = (typeof WORD_CLASSES)[number];
export const classBit = (name: WordClass): number => 1 << WORD_CLASSES.indexOf(name);

/** Bit of the class of common words, which say nothing of what a text is about. */
export const COMMON_CLASS = classBit("common");
/** Bits of the classes that furniture is made of. */
export const FURNITURE_CLASSES = (["widget", "ago", "month", "day", "section", "common"] as const).reduce((bits, name) => bits | classBit(name), 0);
