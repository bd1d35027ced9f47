import { userInfo } from "node:os";
import type { Correction } from "../document/corrections.js";
import { printable } from "./print.js";

/** Who says something, now, and why. */
export const signatureOf = ({ who, why }: { readonly who: string; readonly why?: string }) => ({ who, when: new Date().toISOString(), why: why ?? null });

/** The name of the account, where the system knows one. */
export function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return "unknown";
  }
}

/** A correction in one phrase: "c3 stance “water was let out” → denies". */
export function correctionWords(correction: Correction): string {
  const { id, kind, target } = correction;
  const about = typeof target === "string" ? target : "quote" in target ? `“${shortened(target.quote.exact)}”` : targetName(target);
  const to = "to" in correction ? toWords(correction.to) : "";
  const from = "from" in correction && correction.from !== null ? ` from ${correction.from}` : "";
  return printable(`${id} ${kind} ${about}${from}${to === "" ? "" : ` → ${to}`}`);
}

const LONGEST = 60;
const shortened = (words: string): string => (words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words);

function targetName(target: object): string {
  if (Array.isArray(target)) return `${target.length} statements`;
  return "outlet" in target ? String(target.outlet) : "entity" in target ? String(target.entity) : "";
}

function toWords(to: unknown): string {
  if (to === null) return "unknown";
  if (typeof to === "string") return to;
  if (typeof to !== "object") return "";
  if ("exact" in to) return `“${shortened(String(to.exact))}”`;
  return "entity" in to ? String(to.entity) : "story" in to ? String(to.story) : "";
}
