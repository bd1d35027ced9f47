// The words of the page for the values of the contract.
import type { ClaimStatus, CommitmentStatus, Modality, PublishedFrom, SourceKind, Stance } from "../document/types.js";

/** `none`: no source is named, the words are the report's own. */
export type VoiceKind = SourceKind | "none";

/** In the order of the page: from the best identified to none. */
export const VOICE_KINDS: readonly VoiceKind[] = ["person", "body", "official", "people", "anonymous", "media", "document", "outlet", "unsourced", "none"];

interface KindWords {
  readonly chip: string;
  readonly list: string;
  readonly help: string;
}

export const KIND_WORDS: Readonly<Record<VoiceKind, KindWords>> = {
  person: { chip: "Named person", list: "Named persons", help: "an individual identified by name" },
  body: { chip: "Body", list: "Bodies", help: "a named institution, state, party, armed group or company speaking as itself" },
  official: { chip: "Official", list: "Officials", help: "unnamed, but fixed by post or office" },
  people: { chip: "People", list: "People", help: "unnamed private people by their role: residents, activists, medics" },
  anonymous: { chip: "Anonymous", list: "Anonymous", help: "unnamed, with only nearness or allegiance given, or nothing" },
  media: { chip: "Media", list: "Media", help: "another outlet, agency or broadcaster" },
  document: { chip: "Document", list: "Documents", help: "a text, record, post or footage that itself says it" },
  outlet: { chip: "Outlet", list: "Outlet’s own", help: "the publishing outlet’s own knowledge" },
  unsourced: { chip: "Unsourced", list: "Unsourced", help: "a source is implied, but absent: reportedly, it is said" },
  none: { chip: "No source named", list: "No source named", help: "the report says it without naming a source" },
};

export const STANCE_WORDS: Readonly<Record<Stance, string>> = {
  asserts: "says so",
  confirms: "confirms",
  denies: "denies",
  doubts: "doubts",
  alleges: "alleges",
  expects: "expects",
  commits: "undertakes",
  demands: "demands",
  evaluates: "judges",
  declines: "declines to say",
  relays: "passes on",
};

/** What is counted by an event of which people are counted. */
export const UNIT_WORDS: Readonly<Record<string, string>> = {
  death: "killed",
  injury: "wounded",
  arrest: "held",
  capture: "captured",
  release: "released",
  infection: "cases",
  flight: "fled",
  evacuation: "evacuated",
  expulsion: "expelled",
  layoff: "laid off",
};

export const PUBLISHED_WORDS: Readonly<Record<PublishedFrom, { readonly from: string; readonly isInferred: boolean }>> = {
  metadata: { from: "from the page’s metadata", isInferred: false },
  page: { from: "as printed on the page", isInferred: false },
  url: { from: "from the address of the page", isInferred: false },
  given: { from: "as given with the input", isInferred: false },
  caption: { from: "inferred from a caption", isInferred: true },
  dateline: { from: "inferred from the dateline", isInferred: true },
};

export const CLAIM_WORDS: Readonly<Record<ClaimStatus, string>> = {
  disputed: "Disputed",
  retracted: "Retracted",
  corroborated: "Corroborated",
  single: "One holder",
};

export const STATUS_WORDS: Readonly<Record<CommitmentStatus, { readonly label: string; readonly help: string }>> = {
  reported: { label: "Reported", help: "known from a leak, a draft or second hand" },
  agreed: { label: "Agreed", help: "agreed or announced" },
  waiting: { label: "Waiting", help: "its trigger has no date yet" },
  due: { label: "Due", help: "its window is open" },
  done: { label: "Done", help: "reported as done" },
  partly: { label: "Partly done", help: "reported as done in part" },
  late: { label: "Late", help: "its window is closed and no report of it was seen; that is not a breach" },
  "breach-alleged": { label: "Breach alleged", help: "somebody says that it was broken" },
  suspended: { label: "Suspended", help: "reported as suspended" },
  cancelled: { label: "Cancelled", help: "reported as cancelled" },
};

export const MODALITY_WORDS: Readonly<Record<Modality, string>> = {
  must: "must",
  may: "may",
  "must-not": "must not",
  planned: "planned",
  if: "on a condition",
};
