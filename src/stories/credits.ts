import type { Caption } from "../document/types.js";

/** "(Photo by X / AFP)", "(AP)", "(Getty Images)" at the end of a caption. */
const PARENTHESES = /\s*[([]((?:photo(?:graph)?s?|picture|image|credit|foto|file|via|source|courtesy)?[^()[\]]{2,90})[)\]]\s*\.?$/i;
/** Capitals alone may be a body that the sentence names ("the Government of National Accord (GNA)."). */
const CAPITALS = /^[A-Z]{2,6}$/;
const AGENCIES = new Set([
  "AP",
  "AFP",
  "EPA",
  "UPI",
  "DPA",
  "EFE",
  "ANSA",
  "TASS",
  "PA",
  "ANP",
  "APA",
  "RIA",
  "KUNA",
  "SPA",
  "WAFA",
  "SANA",
  "MENA",
  "IRNA",
  "NTB",
  "TT",
  "PTI",
  "ANI",
]);
const IS_CREDIT =
  /^(?:photo|photograph|picture|image|credit|foto|file|source|courtesy|via|©)|\b(?:ap|afp|reuters|epa|getty|images?|shutterstock|imago|dpa|keystone|alamy|anadolu|xinhua|photo|agency|agence|press|bloomberg|upi|efe|pa|anp|apa|ansa|tass|handout|file|collection|archive|afp\/getty)\b|\/|^[A-Z]{2,6}$/i;
/** "Photograph: X", "Photo: X", "Credit: X", "Image: X", "© X" behind the words of a caption. */
const LABELLED = /[\s.|–—-]+((?:photograph|photo|picture|image|credit|foto|bild|crédit|copyright)s?(?:\s+(?:by|von|de))?\s*:\s*[^:]{2,80}|©\s*[^©]{2,80})$/i;

const LONGEST_CREDIT = 140;

/** Parts a caption from its credit. */
export function splitCredit(caption: string): Caption {
  // What stands further from the end is no credit.
  const from = Math.max(0, caption.length - LONGEST_CREDIT);
  const tail = caption.slice(from);
  const parentheses = /[)\]]\s*\.?\s*$/.test(tail) ? PARENTHESES.exec(tail) : null;
  const isNamed =
    parentheses !== null &&
    CAPITALS.test(parentheses[1] ?? "") &&
    !AGENCIES.has(parentheses[1] ?? "") &&
    (/\.\s*$/.test(caption) || !/[.!?”"]\s*\(/.test(caption.slice(-16 - (parentheses[1]?.length ?? 0))));
  if (parentheses !== null && !isNamed && IS_CREDIT.test(parentheses[1] ?? ""))
    return { text: caption.slice(0, from + parentheses.index).trim(), credit: cleanCredit(parentheses[1] ?? "") };
  const labelled = /[:©]/.test(tail) ? LABELLED.exec(tail) : null;
  if (labelled !== null)
    return {
      text: caption
        .slice(0, from + labelled.index + 1)
        .trim()
        .replace(/[|–—-]$/, "")
        .trim(),
      credit: cleanCredit(labelled[1] ?? ""),
    };
  return { text: caption.trim(), credit: null };
}

/** A credit without its label: "Photo by X / AFP" is "X / AFP". */
export const cleanCredit = (credit: string): string =>
  credit
    .replace(/^(?:photograph|photo|picture|image|credit|foto|bild|crédit|source|image source|copyright)s?\s*(?:by|von|de|courtesy of|:)?\s*[:,]?\s*|^©\s*/i, "")
    .trim();

/** Whether a short line is a credit alone: "REUTERS/Name", "Getty Images", "Photograph: AFP". */
export const isCreditLine = (line: string): boolean =>
  line.length <= 80 &&
  !/[.!?]$/.test(line) &&
  (/^(?:photograph|photo|picture|image source|credit|foto)s?\s*[:,by ]/i.test(line) ||
    /^(?:ap|afp|reuters|epa|getty images|getty|shutterstock|upi|dpa|bloomberg|ap photo|imago)\b/i.test(line) ||
    /\/(?:ap|afp|reuters|epa|getty images?|getty|pool|file|gc images|bloomberg|shutterstock)\b/i.test(line) ||
    /\b(?:getty images|shutterstock|ap photo|afp via getty|via reuters|via getty images|via ap)\b/i.test(line));
