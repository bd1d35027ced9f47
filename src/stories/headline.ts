import type { Page } from "../document/types.js";
import { Element } from "./markup.js";
import { type ArticleData, type PageData, textOf } from "./page-data.js";
import { attribute, type Block, type PageTree } from "./page-tree.js";
import { fullHostKey, hostKey, keyOf, likeness, nameKey, withoutOutlet } from "./title.js";

/** Names of a page's outlet, as keys without spaces: what it says of itself, and its address. */
export const outletNames = (data: PageData, page: Page): readonly string[] =>
  [
    nameKey(data.outlet ?? ""),
    nameKey(data.meta.get("og:site_name") ?? ""),
    nameKey(data.meta.get("application-name") ?? ""),
    hostKey(page.url ?? data.meta.get("og:url") ?? ""),
    fullHostKey(page.url ?? data.meta.get("og:url") ?? ""),
  ].filter((name) => name !== "");

/**
 * What each place counts. A page gives up to six versions of its headline; the one that most places give is taken, so that
 * a kicker before it, or a version for search engines, does not stand alone. The printed one counts nearly as much as any two others
 * (on 131 pages of publishers .90 as the publishers' own parsers read them, against .771 for the printed one alone;
 * on 450 pages marked by people .85 against .833).
 */
const PRINTED = 1.9;
/** A printed heading that shares hardly a word with what the page says is another one. */
const PRINTED_UNLIKE = 0.9;
const LEAST_LIKENESS = 0.2;
const ARTICLE = 1;
const SHARED = 1.2;
const SHARED_TWITTER = 0.3;
const NAMED = 0.6;
const TITLE = 0.6;

/** A printed headline. */
export interface PrintedHeadline {
  /** With all its parts. */
  readonly whole: string;
  /** Without the kicker that stands in it; the same where there is none. */
  readonly bare: string;
  /** Whether it is an `h1`. */
  readonly isFirst: boolean;
}

/** The headline of a story that the page's data tell of; `null` where it has none. */
export function chooseHeadline(printed: PrintedHeadline | null, article: ArticleData | null, data: PageData, outlets: readonly string[]): string | null {
  const said = (title: string | null | undefined): string | null => (title === null || title === undefined ? null : withoutOutlet(title, outlets));
  const named = [said(article?.headline), said(data.meta.get("headline"))].filter((title) => title !== null);
  const shared = withoutSection(said(data.meta.get("og:title")), named);
  const told: (readonly [string | null, number])[] = [
    [said(article?.headline), ARTICLE],
    [shared, SHARED],
    [withoutSection(said(data.meta.get("twitter:title")), named), SHARED_TWITTER],
    [said(data.meta.get("headline")), NAMED],
  ];
  const shown = shownHeadline(printed, told, shared);
  told.push([titleLike(withoutSection(said(data.title), named), shown, told), TITLE]);
  const counts = new Map<string, { readonly text: string; count: number }>();
  const isOther = printed !== null && !printed.isFirst && shown !== null && isUnlike(shown, told);
  for (const [text, count] of [[shown, isOther ? PRINTED_UNLIKE : PRINTED] as const, ...told]) {
    const key = text === null ? "" : keyOf(text);
    if (text === null || key === "" || (outlets.includes(nameKey(text)) && text !== shown)) continue;
    const entry = counts.get(key);
    if (entry === undefined) counts.set(key, { text, count });
    else entry.count += count;
  }
  let best: { readonly text: string; readonly count: number } | null = null;
  for (const entry of counts.values()) if (best === null || entry.count > best.count) best = entry;
  return best?.text ?? null;
}

type Told = readonly (readonly [string | null, number])[];

const isUnlike = (shown: string, told: Told): boolean =>
  told.some(([other]) => other !== null) && told.every(([other]) => other === null || likeness(keyOf(other), keyOf(shown)) < LEAST_LIKENESS);

/** The printed headline without a kicker before it, unless the page gives it with the kicker elsewhere. */
function shownHeadline(printed: PrintedHeadline | null, told: Told, shared: string | null): string | null {
  if (printed === null) return null;
  const key = keyOf(printed.whole);
  if (told.some(([other]) => other !== null && keyOf(other) === key)) {
    const isKicker = shared !== null && isBehindKicker(key, keyOf(shared));
    return isKicker ? shared : printed.whole;
  }
  return shared !== null && isBehindKicker(key, keyOf(shared)) ? shared : printed.bare;
}

const SHORTEST_BARE = 15;
const LONGEST_KICKER = 60;
const isBehindKicker = (whole: string, shared: string): boolean =>
  shared.length >= SHORTEST_BARE && whole.length > shared.length && whole.endsWith(` ${shared}`) && whole.length - shared.length < LONGEST_KICKER;

const LONGEST_SECTION = 20;

/** "Headline-Politics" where the headline stands alone elsewhere: the headline. */
function withoutSection(title: string | null, named: readonly string[]): string | null {
  const found = named.find(
    (name) => title?.startsWith(name) === true && title.length - name.length < LONGEST_SECTION && /^\s*[-–—|·ㅣ｜]/.test(title.slice(name.length)),
  );
  return found ?? title;
}

/** Names of elements in a heading that hold a kicker. */
const KICKER =
  /(?:^|[\s_-])(?:kicker|overline|eyebrow|topic|topline|dachzeile|roofline|surtitle|supertitle|overtitle|pretitle|rubric|rubrik|category|spitzmarke|catchline|flag|label|tag|prefix|antetitulo|occhiello)(?:$|[\s_-])/i;

/** The heading around a block, with all its blocks; `null` for no block. */
export function printedHeadline({ blocks, boxes }: PageTree, block: Block | null): PrintedHeadline | null {
  if (block === null) return null;
  let heading = block.box;
  for (let at = block.box, steps = 0; at >= 0 && steps < 3; at = boxes[at]!.parent, steps++) {
    if (!/^h[1-4]$/.test(boxes[at]!.tag)) continue;
    heading = at;
    break;
  }
  const isIn = ({ box }: Block): boolean => {
    for (let at = box; at >= heading; at = boxes[at]!.parent) if (at === heading) return true;
    return false;
  };
  const parts = /^h[1-4]$/.test(boxes[heading]?.tag ?? "") ? blocks.slice(block.order, block.order + MOST_PARTS).filter(isIn) : [block];
  const whole = parts
    .map(({ text }) => text)
    .join(" ")
    .replace(/ (?=[:;,])/g, "");
  const element = boxes[heading]?.element;
  const bare = element === undefined || parts.length > 1 ? whole : withoutKicker(element, whole);
  return { whole, bare, isFirst: boxes[heading]?.tag === "h1" };
}
const MOST_PARTS = 6;

/** What a heading says behind the kicker in its first element; the whole where it has none. */
function withoutKicker(heading: Element, whole: string): string {
  const kicker = heading.children.find((child) => child instanceof Element && KICKER.test(attribute(child, "class")));
  if (!(kicker instanceof Element)) return whole;
  const words = textOf(kicker);
  const rest = whole.startsWith(words) ? whole.slice(words.length).replace(/^[\s:|–—-]+/, "") : whole;
  return rest.length >= SHORTEST_BARE ? rest : whole;
}

/** The title without what comes behind the printed headline ("Headline - News - Outlet"), unless the page gives it so elsewhere. */
function titleLike(title: string | null, shown: string | null, told: Told): string | null {
  if (title === null || shown === null || told.some(([other]) => other !== null && keyOf(other) === keyOf(title))) return title;
  return keyOf(title).startsWith(`${keyOf(shown)} `) && title.length < shown.length + 60 ? shown : title;
}
