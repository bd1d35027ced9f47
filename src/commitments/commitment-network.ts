import type { Commitment } from "../document/types.js";
import { type Change, TemporalNetwork } from "./temporal-network.js";
import { type DayWindow, durationBounds, formatWindow, parseWindow, windowOfDate } from "./windows.js";

/** A commitment as a part of the network. */
export interface NetworkItem {
  readonly story: string;
  readonly commitment: Commitment;
  /** Whether it says when the agreement takes effect. */
  readonly isEntry: boolean;
}

/** What a constraint rests on: a commitment by its number, a fixed trigger, or the way agreements are built (`null`). */
export type Ground = { readonly item: number } | { readonly trigger: string; readonly story: string } | null;

/** A window that was, and the trigger whose change ended it. */
export interface EarlierWindow {
  readonly window: string;
  readonly until: string;
}

export interface CommitmentNetwork {
  /** EDTF interval of a commitment; `null` while nothing dates it. */
  readonly windowOf: (item: number) => string | null;
  /** The first and last day on which it can begin. */
  readonly beginOf: (item: number) => string | null;
  /** The trigger it hangs on though its words name none; `null` for no such. */
  readonly impliedOf: (item: number) => string | null;
  /**
   * Fixes or moves a trigger of one story, or of all where `story` is `null`; windows it changes go to the history.
   * @returns in how many stories the trigger is known, and the grounds against it in each that refused
   */
  readonly fix: (trigger: string, story: string | null, days: DayWindow) => { readonly known: number; readonly refused: readonly (readonly Ground[])[] };
  /** Names of all triggers, in the order of their first mention. */
  readonly triggerNames: () => readonly string[];
  readonly earlierOf: (item: number) => readonly EarlierWindow[];
  /** For each refused constraint, the grounds that cannot all hold. */
  readonly conflicts: readonly (readonly Ground[])[];
}

const ENTRY = "entry into force";
/** What begins with the entry into force unless it is dated itself: an inference from how such agreements are built. */
const BEGINS_WITH_ENTRY: readonly string[] = ["ceasefire", "agreement", "phase 1"];
const AT: DayWindow = { min: 0, max: 0 };
const BEHIND: DayWindow = { min: 0, max: null };

interface Points {
  readonly begin: number;
  /** Of what lasts; else `null`. */
  readonly end: number | null;
  readonly implied: string | null;
}

/** Lays out commitments and their triggers as one network; triggers of different stories are different points. */
export function createCommitmentNetwork(items: readonly NetworkItem[]): CommitmentNetwork {
  return new Builder(items);
}

class Builder implements CommitmentNetwork {
  readonly conflicts: (readonly Ground[])[] = [];
  private readonly network = new TemporalNetwork<Ground>();
  private readonly triggers = new Map<string, Map<string, number>>();
  /** Constraints that give way to the date of a trigger. */
  private readonly inferred = new Set<number>();
  private readonly fixed = new Map<number, number>();
  private readonly points: Points[] = [];
  private readonly itemAt = new Map<number, number>();
  private readonly windows: (string | null)[];
  private readonly earlier = new Map<number, EarlierWindow[]>();

  constructor(private readonly items: readonly NetworkItem[]) {
    const dated = new Set(items.flatMap(({ story, isEntry }) => (isEntry ? [story] : [])));
    for (const [index, item] of items.entries()) this.addItem(item, index, dated.has(item.story));
    for (const story of this.triggers.keys()) this.addDefaults(story);
    this.windows = items.map((_, index) => this.read(index));
  }

  readonly windowOf = (item: number): string | null => this.windows[item] ?? null;
  readonly earlierOf = (item: number): readonly EarlierWindow[] => this.earlier.get(item) ?? [];
  readonly impliedOf = (item: number): string | null => this.points[item]?.implied ?? null;
  readonly beginOf = (item: number): string | null => formatWindow(this.network.windowOf(this.points[item]!.begin));

  readonly fix: CommitmentNetwork["fix"] = (trigger, story, days) => {
    const stories = story === null ? [...this.triggers.keys()] : [story];
    const outcomes = stories.flatMap((each) => {
      const point = this.triggers.get(each)?.get(trigger);
      return point === undefined ? [] : [{ against: this.fixPoint(point, days, { trigger, story: each }) }];
    });
    return { known: outcomes.length, refused: outcomes.flatMap(({ against }) => (against === null ? [] : [against])) };
  };

  readonly triggerNames = (): readonly string[] => [...new Set([...this.triggers.values()].flatMap((own) => [...own.keys()]))];

  /** The grounds that refuse it; `null` where it holds. */
  private fixPoint(point: number, days: DayWindow, ground: Ground & object): readonly Ground[] | null {
    const set = (): Change<Ground> => {
      const constraint = this.fixed.get(point);
      return constraint === undefined ? this.network.constrain(0, point, days, ground) : this.network.change(constraint, days);
    };
    const moved = new Set<number>();
    let change = set();
    while ("conflict" in change) {
      // What is only inferred of a trigger gives way to a date.
      const inferred = change.constraints.filter((constraint) => this.inferred.delete(constraint));
      if (inferred.length === 0) {
        this.conflicts.push(change.conflict);
        break;
      }
      for (const constraint of inferred) this.note(this.network.change(constraint, { min: null, max: null }), moved);
      change = set();
    }
    this.note(change, moved);
    if ("constraint" in change) this.fixed.set(point, change.constraint);
    this.remember(moved, "trigger" in ground ? ground.trigger : "");
    return "conflict" in change ? change.conflict : null;
  }

  private note(change: Change<Ground>, moved: Set<number>): void {
    if ("moved" in change) for (const point of change.moved) moved.add(point);
  }

  private remember(moved: ReadonlySet<number>, until: string): void {
    for (const item of new Set([...moved].flatMap((point) => this.itemAt.get(point) ?? []))) {
      const [old, now] = [this.windows[item] ?? null, this.read(item)];
      if (old === now) continue;
      this.windows[item] = now;
      if (old !== null) this.earlier.set(item, [...(this.earlier.get(item) ?? []), { window: old, until }]);
    }
  }

  private addItem(item: NetworkItem, index: number, isDated: boolean): void {
    const { commitment, story, isEntry } = item;
    const { when, phase } = commitment;
    const begin = this.network.addPoint();
    const lasts = when.duration === undefined ? null : durationBounds(when.duration);
    const end = lasts === null ? null : this.network.addPoint();
    const ground = { item: index };
    if (end !== null && lasts !== null) this.hold(begin, end, lasts, ground);
    const isPhase = when.anchor !== null && /^phase \d+$/.test(when.anchor);
    if (isPhase && end !== null) {
      this.hold(this.trigger(story, when.anchor), begin, AT, ground);
      this.hold(this.trigger(story, `end of ${when.anchor}`), end, AT, ground);
    }
    let implied: string | null = null;
    const own = commitment.window === null ? null : parseWindow(commitment.window);
    if (own !== null) this.hold(0, begin, end === null ? own : { min: own.min, max: null }, ground);
    else if (when.anchor === null && isDated && !isEntry) implied = phase ?? ENTRY;
    const anchor = when.anchor ?? implied;
    if (own === null && anchor !== null && windowOfDate(anchor) === null && !(isPhase && end !== null)) this.hang(item, begin, anchor, ground);
    if (isEntry) this.infer(this.trigger(story, ENTRY), begin, AT, ground);
    this.points.push({ begin, end, implied });
    this.itemAt.set(begin, index);
    if (end !== null) this.itemAt.set(end, index);
  }

  /** The distances between a commitment and what it hangs on. */
  private hang({ story, commitment: { when } }: NetworkItem, begin: number, anchor: string, ground: Ground): void {
    const phase = /^phase \d+$/.test(anchor);
    const offset = when.offset === undefined ? null : { min: durationBounds(when.offset.min).min, max: durationBounds(when.offset.max).max };
    switch (when.relation) {
      case "after":
        // "After the second phase" counts from its end, "40 days after the start of the first phase" from its beginning.
        this.hold(this.trigger(story, phase && offset === null ? `end of ${anchor}` : anchor), begin, offset ?? BEHIND, ground);
        break;
      case "before":
      case "until":
        this.hold(begin, this.trigger(story, anchor), offset ?? BEHIND, ground);
        break;
      case "within":
        this.hold(this.trigger(story, anchor), begin, { min: 0, max: offset?.max ?? null }, ground);
        break;
      case "during":
        this.hold(this.trigger(story, anchor), begin, BEHIND, ground);
        if (phase) this.hold(begin, this.trigger(story, `end of ${anchor}`), BEHIND, ground);
        break;
      case "from":
      case "at":
        this.hold(this.trigger(story, anchor), begin, offset ?? AT, ground);
        break;
    }
  }

  private hold(first: number, second: number, days: DayWindow, ground: Ground): void {
    const change = this.network.constrain(first, second, days, ground);
    if ("conflict" in change) this.conflicts.push(change.conflict);
  }

  private infer(point: number, other: number, days: DayWindow, ground: Ground): void {
    const change = this.network.constrain(other, point, days, ground);
    if ("constraint" in change) this.inferred.add(change.constraint);
  }

  private trigger(story: string, name: string): number {
    const own = this.triggers.get(story) ?? new Map<string, number>();
    this.triggers.set(story, own);
    const known = own.get(name);
    if (known !== undefined) return known;
    const point = this.network.addPoint();
    own.set(name, point);
    return point;
  }

  /** How agreements are built: the ceasefire and phase 1 begin with the entry into force, and a phase when the one before ends. */
  private addDefaults(story: string): void {
    const own = this.triggers.get(story)!;
    const begins = BEGINS_WITH_ENTRY.filter((name) => own.has(name) || (name === "phase 1" && own.has("end of phase 1")));
    if (begins.length > 0) for (const name of begins) this.infer(this.trigger(story, name), this.trigger(story, ENTRY), AT, null);
    for (const name of [...own.keys()]) {
      const number = Number(/^phase (\d+)$/.exec(name)?.[1] ?? 0);
      const last = number > 1 ? own.get(`end of phase ${number - 1}`) : undefined;
      if (last !== undefined) this.infer(own.get(name)!, last, AT, null);
      const end = own.get(`end of ${name}`);
      if (number > 0 && end !== undefined) this.hold(own.get(name)!, end, BEHIND, null);
    }
  }

  private read(item: number): string | null {
    const { commitment } = this.items[item]!;
    const { begin, end, implied } = this.points[item]!;
    const first = this.network.windowOf(begin);
    const isOpen = commitment.when.relation === "from" || (implied !== null && commitment.when.relation === "during" && implied === ENTRY);
    if (end !== null) return formatWindow({ min: first.min, max: this.network.windowOf(end).max });
    return formatWindow(isOpen && commitment.window === null ? { min: first.min, max: null } : first);
  }
}
