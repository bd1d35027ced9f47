import { claimBefore } from "./answer-back.js";
import type { FeatureTable, Statement } from "./compare-pair.js";
import { LikelyPairs } from "./likely-pairs.js";
import type { Judge } from "./same-thing.js";

/** Statements before this one of the same story that it is compared with. */
const NEAR_STATEMENTS = 60;
/** Of the statements that share a feature, the latest this many are compared. Bounds the work: linear in the pile. */
const LATEST_OF_FEATURE = 48;
/** The same of what reports tell themselves, which is compared only with what holders say. */
const LATEST_PLAIN = 16;
/** Features that find candidates: the rarest of a statement. */
const SEARCHED_FEATURES = 10;
/** Groups are joined if of the pairs of so many of their first members … */
const LEADING_MEMBERS = 4;
/** … this part is nearly of one thing: claims do not drift along a chain. */
const AGREEING_PART = 1 / 3;
const NEARLY = -1.5;

interface Link {
  readonly from: number;
  readonly to: number;
  readonly sure: number;
}

/**
 * The groups of statements of one thing, in the order of their first members. The surest pairs are joined first (agglomerative grouping),
 * pairs come from the same story and from the latest statements with a rare feature in common.
 */
export function groupStatements(given: readonly Statement[], table: FeatureTable, judge: Judge): Statement[][] {
  const statements = [...given];
  const groups = createGroups(statements, judge);
  statements.forEach((statement, index) => {
    if (statement.firstTold !== index) return;
    const before = deniedBy(statements, index) ?? (statement.back === null ? null : claimBefore(statements, index));
    if (before === null) return;
    groups.join(before, index);
    // Who confirms "that" says yes to whatever was said.
    if (statement.back !== null && statement.side === "for") statements[index] = { ...statement, side: statements[before]!.side };
  });
  const links = linksOf(statements, table, judge).sort((a, b) => b.sure - a.sure || a.from - b.from || a.to - b.to);
  for (const { from, to } of links) groups.joinIfOne(from, to);
  statements.forEach(({ firstTold }, index) => {
    if (firstTold !== index) groups.join(firstTold, index);
  });
  return groups.all();
}

/** The place of the statement of its own sentence that a statement denies ("dismissed a report which argued that …"); `null` for none. */
function deniedBy(statements: readonly Statement[], index: number): number | null {
  const { story, denies } = statements[index]!;
  if (denies === null) return null;
  const NEAR = 6;
  for (let at = Math.max(0, index - NEAR); at < Math.min(statements.length, index + NEAR + 1); at++)
    if (statements[at]!.story === story && statements[at]!.attribution === denies) return at;
  return null;
}

/** Pairs of statements of one thing. */
function linksOf(statements: readonly Statement[], table: FeatureTable, judge: Judge): Link[] {
  const latest = new Map<number, number[]>();
  const latestPlain = new Map<number, number[]>();
  const links: Link[] = [];
  const pairs = new LikelyPairs(statements, table);
  /** The last statement that each one was compared with, as one more than its place. */
  const comparedWith = new Int32Array(statements.length);
  statements.forEach((statement, index) => {
    if (statement.firstTold !== index) return;
    const searched = rarest(statement, table);
    const isPlain = statement.attribution === null;
    pairs.take(index);
    const compare = (to: number): void => {
      if (comparedWith[to] === index + 1) return;
      comparedWith[to] = index + 1;
      if (!pairs.isLikely(to) || (isPlain && statements[to]!.attribution === null)) return;
      const sure = judge(statement, statements[to]!);
      if (sure > 0) links.push({ from: index, to, sure });
    };
    for (let before = index - 1; before >= Math.max(0, index - NEAR_STATEMENTS) && statements[before]!.story === statement.story; before--)
      if (statements[before]!.firstTold === before) compare(before);
    for (const feature of searched) {
      latest.get(feature)?.forEach(compare);
      if (!isPlain) latestPlain.get(feature)?.forEach(compare);
    }
    for (const feature of searched) remember(isPlain ? latestPlain : latest, feature, index, isPlain ? LATEST_PLAIN : LATEST_OF_FEATURE);
  });
  return links;
}

const rarest = ({ features }: Statement, { weights }: FeatureTable): Int32Array =>
  features.length <= SEARCHED_FEATURES
    ? features
    : features
        .slice()
        .sort((a, b) => weights[b]! - weights[a]! || a - b)
        .subarray(0, SEARCHED_FEATURES);

function remember(latest: Map<number, number[]>, feature: number, index: number, most: number): void {
  const list = latest.get(feature);
  if (list === undefined) latest.set(feature, [index]);
  else if (list.push(index) > most) list.shift();
}

interface Groups {
  readonly join: (a: number, b: number) => void;
  /** Joins two groups if enough of their leading members are of one thing. */
  readonly joinIfOne: (a: number, b: number) => void;
  readonly all: () => Statement[][];
}

function createGroups(statements: readonly Statement[], judge: Judge): Groups {
  const members: (number[] | null)[] = statements.map((_, index) => [index]);
  const groupOf = Int32Array.from(statements, (_, index) => index);
  /** The first members of each group, ascending. */
  const leading: (readonly number[])[] = statements.map((_, index) => [index]);
  const join = (a: number, b: number): void => {
    const [own, other] = [groupOf[a]!, groupOf[b]!];
    if (own === other) return;
    const [kept, gone] = members[own]!.length >= members[other]!.length ? [own, other] : [other, own];
    for (const member of members[gone]!) groupOf[member] = kept;
    members[kept]!.push(...members[gone]!);
    members[gone] = null;
    leading[kept] = [...leading[kept]!, ...leading[gone]!].sort((first, second) => first - second).slice(0, LEADING_MEMBERS);
    leading[gone] = [];
  };
  const areOne = (a: number, b: number): boolean => judge(statements[a]!, statements[b]!) > NEARLY;
  return {
    join,
    joinIfOne: (a, b) => {
      const [own, other] = [groupOf[a]!, groupOf[b]!];
      if (own === other) return;
      const pairs = leading[own]!.flatMap((first) => leading[other]!.map((second) => areOne(first, second)));
      if (pairs.filter((isOne) => isOne).length >= AGREEING_PART * pairs.length) join(a, b);
    },
    all: () => {
      const sorted = members.flatMap((group) => (group === null ? [] : [group.sort((a, b) => a - b)]));
      return sorted.sort((a, b) => a[0]! - b[0]!).map((group) => group.map((member) => statements[member]!));
    },
  };
}
