import type { CorrectionNote } from "../document/types.js";
import type { Line, Voice } from "./lines.js";

/** The chain of a voice, from the outlet to the holder: "Valley Review > state television > the ministry". */
export const chainWords = ({ chain }: Voice): string => chain.map((link) => link.replace(/\s*>\s*/g, " ")).join(" > ");

/** Who says it, in one phrase: "the ministry (body) denies, passed on by state television". */
export function voiceWords({ holder, kind, stance, chain, hedges, corrected }: Voice): string {
  if (kind === "none") return `${holder}, no source named`;
  const passedOn = chain.slice(1, -1);
  return `${holder} (${kind}) ${stance ?? ""}${passedOn.length === 0 ? "" : `, passed on by ${passedOn.join(", by ")}`}${hedges.length === 0 ? "" : `, hedged: ${hedges.join(", ")}`}${corrected.length === 0 ? "" : `, ${corrected.map(noteWords).join(", ")}`}`;
}

/** What a user corrected: "stance corrected by Ada". */
const NOTE_WORDS: Readonly<Record<string, string>> = { move: "day", date: "day of publication" };
export const noteWords = ({ kind, who }: CorrectionNote): string => `${NOTE_WORDS[kind] ?? kind} corrected by ${who}`;

/** All voices of a line, in one phrase. */
export const voicesWords = ({ voices }: Line): string => [...new Set(voices.map(voiceWords))].join("; ");

/** Where the line stands: "Valley Review, 2025-03-05, Bridge closed". */
export const placeWords = ({ outlet, story }: Line): string =>
  [outlet, dayOf(story.published) ?? "undated", story.headline].filter((part) => part !== null && part !== "").join(", ");

/** How the day is known, where the words do not name it. */
export const basisWords = ({ dateBasis, dateWords, corrected }: Line): string | null => {
  if (dateBasis === "correction") return corrected.map(noteWords).join(", ");
  if (dateBasis === "text") return null;
  if (dateBasis === "publication") return "day inferred from the day of publication";
  if (dateBasis === "report") return `day inferred from the sentences before (“${dateWords ?? ""}”)`;
  return `the words name a ${dateBasis}, not the day`;
};

/** The day of an EDTF value. */
export const dayOf = (published: string | null): string | null => (published === null ? null : published.slice(0, 10));

/** An address that may be opened from an export: http and https only; `null` for anything else. */
export const webAddress = (url: string | undefined): string | null => (url !== undefined && /^https?:\/\/[^\s"'<>\\^`{|}]{1,2000}$/i.test(url) ? url : null);

/** What a story is called by other programs: its address, else a name made of its hash and place. */
export const storyIri = (story: { readonly id: string; readonly sha256: string; readonly url?: string }): string =>
  webAddress(story.url) ?? `urn:daybook:story:${story.sha256}:${encodeURIComponent(wellFormed(story.id))}`;

/** The same characters, with U+FFFD for halves of a pair that stand alone, which no format can carry. */
export const wellFormed = (text: string): string => Buffer.from(text, "utf8").toString("utf8");

/** JSON that can also stand within a page's `<script>`: no `<` in it. */
export const scriptSafe = (value: object): string => JSON.stringify(value).replaceAll("<", "\\u003c");
