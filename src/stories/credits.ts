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
  /^(?:photo|photograph|picture|image|credit|foto|file|source|courtesy|via|©)|\b(?:ap|afp|reuters|epa|getty|images?|shutterstock|imago|dpa|keystone|alamy|anadolu|xinhua|photo|agency|agence|press|bloomberg|unsplash|pexels|pixabay|wikimedia|upi|efe|pa|anp|apa|ansa|tass|handout|file|collection|archive|afp\/getty)\b|\/|^[A-Z]{2,6}$/i;
/** "(Foundation of the North)", "(Quelle: Truth Social)" behind a sentence: names only. */
const NAMES = /^[\p{Lu}\p{Lo}@][\p{L}\p{N}.'’&/@_-]*(?:[ ,/|]+(?:(?:via|for|de|of|and|und|von|the)\s+)?[\p{Lu}\p{Lo}@\d][\p{L}\p{N}.'’&/@_-]*){1,7}$/u;
const SOURCE = /^(?:quelle|source|fuente|fonte|bron|kilde|källa|credit|credits|courtesy|fotos?|bild|photos?|image)\s*(?::|of\b|by\b)/i;
/** "… shut. EFE/ Name", "… shut. Name/Getty Images", "… shut | Name/AFP", "… shut。연합뉴스": a sentence, and names of an agency behind it. */
const BEHIND_SENTENCE = /(?:[.!?…”"»]\s+|\s[|•·]\s+)([\p{Lu}@](?:[^.!?]|(?<=\p{Lu})\.){1,80})$/u;
const AGENCY_PART =
  /(?:^|[\s/(])(?:ap|afp|epa|efe|dpa|apa|upi|ansa|tass|ntb|anp|pa|belga|lusa|keystone|reuters|imago|alamy|shutterstock|unsplash|pexels|pixabay|wikimedia commons|getty|getty images|istock|picture alliance|xinhua|anadolu|europa press|handout|ap photo|stock\.adobe\.com)(?:$|[\s/),])/iu;
const KOREAN_AGENCY = /[.다]\s*((?:연합뉴스|뉴시스|뉴스1|로이터|[가-힣]{2,4} 기자))\.?$/u;
/** "（代表撮影）", "＝ＡＰ" at the end of a Japanese caption, "[사진 출처 = 연합뉴스]" of a Korean one. */
const EAST_ASIAN = /(?:（([^（）]{1,20}?)(?:撮影|提供)）|＝([Ａ-Ｚ]{2,4}|共同|時事|ロイター)|\[사진\s*(?:출처)?\s*=\s*([^\]]{2,40})\])$/u;
/** What stands before a caption to say that it is one. */
const LEGEND = /^(?:legende|bildunterschrift|bild|caption|pie de foto|légende)\s*:\s*/i;

/** "Photograph: X", "Photo: X", "Credit: X", "Image: X", "© X" behind the words of a caption. */
const LABELLED =
  /[\s.|–—-]+((?:photograph|photo|picture|image|credit|foto|bild|bildrechte|archivfoto|quelle|fuente|crédit|copyright)s?(?:\s+(?:by|von|de))?\s*:\s*[^:]{2,80}|©\s*[^©]{2,80})$/i;

const LONGEST_CREDIT = 140;

/** Parts a caption from its credit. */
export function splitCredit(caption: string): Caption {
  const words = caption.trim().replace(LEGEND, "");
  // What stands further from the end is no credit.
  const from = Math.max(0, words.length - LONGEST_CREDIT);
  const found = creditAt(words.slice(from), words);
  if (found === null) return { text: words, credit: null };
  const text = words
    .slice(0, from + found.at)
    .trim()
    .replace(/[|•·–—-]$/, "")
    .trim();
  return { text, credit: cleanCredit(found.credit) };
}

/** Where in the end of a caption its credit begins. */
function creditAt(tail: string, caption: string): { readonly at: number; readonly credit: string } | null {
  const parentheses = /[)\]]\s*\.?\s*$/.test(tail) ? PARENTHESES.exec(tail) : null;
  if (parentheses !== null && isCreditInParentheses(parentheses[1] ?? "", tail.slice(0, parentheses.index), caption))
    return { at: parentheses.index, credit: parentheses[1] ?? "" };
  const eastern = EAST_ASIAN.exec(tail);
  if (eastern !== null) return { at: eastern.index, credit: (eastern[1] ?? eastern[2] ?? eastern[3] ?? "").trim() };
  const korean = KOREAN_AGENCY.exec(tail);
  if (korean !== null) return { at: korean.index + 1, credit: korean[1] ?? "" };
  const labelled = /[:©]/.test(tail) ? LABELLED.exec(tail) : null;
  if (labelled !== null) return { at: labelled.index + 1, credit: labelled[1] ?? "" };
  const behind = BEHIND_SENTENCE.exec(tail);
  if (behind !== null && AGENCY_PART.test(behind[1] ?? "")) return { at: behind.index + 1, credit: behind[1] ?? "" };
  return null;
}

function isCreditInParentheses(words: string, before: string, caption: string): boolean {
  const isAbbreviation = CAPITALS.test(words) && !AGENCIES.has(words) && (/\.\s*$/.test(caption) || !/[.!?”"]\s*\(/.test(caption.slice(-16 - words.length)));
  if (isAbbreviation) return false;
  return /^\p{Ll}+$/u.test(words) ? false : IS_CREDIT.test(words) || SOURCE.test(words) || (/[.!?…”"»]\s*$/.test(before) && NAMES.test(words));
}

/** A credit without its label: "Photo by X / AFP" is "X / AFP". */
export const cleanCredit = (credit: string): string =>
  credit
    .replace(
      /^(?:photograph|photo|picture|image|credit|foto|fotoğraf|bild|bildrechte|archivfoto|crédit|quelle|fuente|source|image source|copyright)s?\s*(?:by|von|de|courtesy of|:)?\s*[:,]?\s*|^©\s*/i,
      "",
    )
    .trim();

/** Whether a short line is a credit alone: "REUTERS/Name", "Getty Images", "Photograph: AFP". */
export const isCreditLine = (line: string): boolean =>
  line.length <= 80 &&
  !/[.!?]$/.test(line) &&
  (/^(?:photograph|photo|picture|image source|credit|foto)s?\s*[:,by ]/i.test(line) ||
    /^(?:ap|afp|reuters|epa|getty images|getty|shutterstock|upi|dpa|bloomberg|ap photo|imago)\b/i.test(line) ||
    /\/(?:ap|afp|reuters|epa|getty images?|getty|pool|file|gc images|bloomberg|shutterstock)\b/i.test(line) ||
    /\b(?:getty images|shutterstock|ap photo|afp via getty|via reuters|via getty images|via ap)\b/i.test(line));
