import { civilDay, dayNumber, daysInMonth, isCivilDay, parseDay, weekdayOf } from "../text/calendar.js";
import { hijriMonth, hijriYearOf } from "../text/hijri.js";
import { anchoredOn, type Context, type Operation, type Resolved, type RuleMatch } from "./context.js";
import { holidayIn, holidayOpen } from "./holidays.js";
import { tenseAround } from "./tense.js";
import { dayValue, decadeValue, formatOpen, monthValue, SEASON_MONTHS, seasonValue, weekendValue, weekValue, yearValue } from "./values.js";

/** A date without a year whose tense does not tell is the coming one when that is no more than this many days away, else the latest. */
const NEAR_AHEAD = 100;

/** The year that the words give: in figures, or as a step from this one. */
function yearGiven(match: RuleMatch, { here }: Context): number | null {
  const figures = match.get("year");
  if (figures !== undefined) return Number(figures);
  const two = match.get("two");
  if (two !== undefined) return Number(two) + (Number(two) > 30 ? 1900 : 2000);
  const step = match.get("of-year");
  return step === undefined || here === null ? null : civilDay(here).year + Number(step);
}

/** A month or a day of it: with its year, or in the year that reading, tense and nearness give. */
const date: Operation = (match, context, [partArg]) => {
  const month = Number(match.get("month"));
  const dayText = match.get("day");
  const day = dayText === undefined ? null : Number(dayText);
  const year = yearGiven(match, context);
  const part = match.get("part") ?? partArg;
  if (year !== null) return withPart(inYear(year, month, day), part);
  const lead = match.get("lead");
  const found = lead === undefined ? nearestYear(match, context, month, day) : steppedYear(Number(lead), context, month);
  if (found === null) return withPart({ ...formatOpen(month, day), rule: day === null ? "month-open" : "day-month-open" }, part);
  const resolved = inYear(found.year, month, day);
  return withPart(
    resolved === null ? { ...formatOpen(month, day), rule: "day-month-open" } : { ...resolved, rule: found.rule, ...anchoredOn(found.anchor) },
    part,
  );
};

function inYear(year: number, month: number, day: number | null): Resolved | null {
  if (day === null) return monthValue(year, month);
  return isCivilDay(year, month, day) ? dayValue(dayNumber(year, month, day)) : null;
}

const withPart = (resolved: Resolved | null, part: string | undefined): Resolved | null =>
  resolved === null || part === undefined ? resolved : { ...resolved, value: `${resolved.value}T${part}`, type: "TIME" };

interface FoundYear {
  readonly year: number;
  readonly rule: string;
  readonly anchor: number | null;
}

/** "last May", "this April", "next October". */
function steppedYear(step: number, { here }: Context, month: number): FoundYear | null {
  if (here === null) return null;
  const now = civilDay(here);
  // The month just over is "last month".
  const ahead = step > 0 ? (month > now.month ? 0 : 1) : step < 0 ? (month < now.month - 1 ? 0 : -1) : 0;
  return { year: now.year + ahead, rule: "month-lead", anchor: here };
}

function nearestYear(match: RuleMatch, context: Context, month: number, day: number | null): FoundYear | null {
  const { told, published } = context;
  if (context.reading === "narrative" && told !== null) return toldYear(told, month, context);
  if (published === null) return null;
  const now = civilDay(published);
  // A month is as near as its nearest day.
  const away = (year: number): number => {
    const first = dayNumber(year, month, day === null ? 1 : Math.min(day, 28));
    const last = day === null ? dayNumber(year, month, daysInMonth(year, month)) : first;
    return published < first ? first - published : published > last ? last - published : 0;
  };
  const years = [now.year - 1, now.year, now.year + 1];
  const weekday = Number(match.get("weekday") ?? 0);
  if (weekday > 0 && day !== null) {
    const fitting = years.filter((year) => isCivilDay(year, month, day) && weekdayOf(dayNumber(year, month, day)) === weekday);
    if (fitting.length === 1) return { year: fitting[0]!, rule: "month-weekday", anchor: published };
  }
  const latest = years.filter((year) => away(year) <= 0).at(-1) ?? now.year - 1;
  const coming = years.find((year) => away(year) >= 0) ?? now.year + 1;
  const tense = tenseAround(context.atoms, match.first, match.last);
  if (day !== null) {
    // A day eleven months away would have its year beside it, whatever the tense.
    const isOnlyComing =
      away(coming) <= CLEARLY_NEAR && -away(latest) >= CLEARLY_FAR && !/^(?:since|ended)$/.test(context.atoms.word(match.first - 1, match.first));
    if (isOnlyComing) return { year: coming, rule: "month-coming", anchor: published };
    if (-away(latest) <= CLEARLY_NEAR && away(coming) >= CLEARLY_FAR && tense !== "past")
      return { year: tense === "future" && away(latest) <= -FEW_DAYS && !isBound(match, context) ? coming : latest, rule: "month-latest", anchor: published };
  }
  if (tense === "future") return { year: away(latest) > -FEW_DAYS && day !== null ? latest : coming, rule: "month-coming", anchor: published };
  if (tense === "past") return { year: latest, rule: "month-latest", anchor: published };
  const isComing = away(coming) <= NEAR_AHEAD && away(coming) <= -away(latest);
  return { year: isComing ? coming : latest, rule: "month-nearest", anchor: published };
}

/** "through Sept. 29" said in October. */
const isBound = (match: RuleMatch, { atoms }: Context): boolean => /^(?:by|through)$/.test(atoms.word(match.first - 1, match.first));

/**
 * Of two readings of a day the one so many days away is meant, where the other is so many away: at 40 days all of 30 such days in time/silver,
 * read in their reports; between 40 and 60 days half of them are the latest.
 */
const CLEARLY_NEAR = 40;
const CLEARLY_FAR = 300;
/** A plan is still told so long after its day. */
const FEW_DAYS = 3;
/** In a narrative a month that lies so many months before the last one told begins the next year. */
const NEXT_YEAR_MONTHS = 7;

/** The year carried along by a narrative: the last one told, or the next where the months begin anew. */
function toldYear(told: NonNullable<Context["told"]>, month: number, { there }: Context): FoundYear {
  const isNext = told.month !== null && told.month - month >= NEXT_YEAR_MONTHS;
  return { year: told.year + (isNext ? 1 : 0), rule: "month-told", anchor: there };
}

/** A date in figures. */
const figures: Operation = (match) => {
  const value = match.get("date") ?? "";
  const day = parseDay(value);
  if (day === null) return { value, edtf: value };
  return value.includes("T") ? { value, edtf: value.slice(0, 10), type: "TIME" } : dayValue(day);
};

/** "4/22": month and day in figures. */
const shortFigures: Operation = (match, context) => {
  const [month = 0, day = 0] = (match.get("short-date") ?? "").split("-").map(Number);
  const found = nearestYear(match, context, month, day);
  return found === null ? formatOpen(month, day) : inYear(found.year, month, day);
};

/** A year that stands alone; figures that count things are none. */
const year: Operation = (match, context) => {
  const value = Number(match.get("year") ?? match.get("fiscal-year") ?? match.get("two"));
  const full = value < 100 ? value + (value > 30 ? 1900 : 2000) : value;
  if (!isYear(match, context, full)) return null;
  // A fiscal year begins on another day than the first of January: EDTF's "approximate".
  return match.rule.id.startsWith("fiscal") ? { ...yearValue(full), edtf: `${yearValue(full).value}~` } : yearValue(full);
};

/** Years that may stand without a preposition. */
const LIKELY = { from: 1900, to: 2060 } as const;
const EARLIEST = 1100;

function isYear({ rule, first, last }: RuleMatch, { atoms }: Context, value: number): boolean {
  if (rule.id !== "year") return true;
  if (atoms.meaning(last + 1, last, "counted") !== undefined) return false;
  const before = atoms.meaning(first - 1, first, "before-year");
  if (atoms.meaning(first - 1, first, "no-year") !== undefined) return false;
  if (value >= LIKELY.from && value <= LIKELY.to) return before !== undefined || !countsThings(atoms.word(last + 1, last));
  return before === "sure" && value >= EARLIEST && !countsThings(atoms.word(last + 1, last));
}

/** A plural in small letters after four figures. */
const countsThings = (word: string): boolean => /^[a-z]{3,}s$/.test(word) && !/^(?:was|has|elections|olympics|games|reports|results|sales|is|as)$/.test(word);

const decade: Operation = (match) => {
  const full = match.get("decade-figures");
  if (full !== undefined) return decadeValue(Number(full));
  return decadeValue(190 + Number(match.get("tens") ?? match.get("decade")));
};

const century: Operation = (match) => ({
  value: String(Number(match.get("ord")) - 1).padStart(2, "0"),
  edtf: `${String(Number(match.get("ord")) - 1).padStart(2, "0")}XX`,
});

/** "last summer", "the winter of 1994", "this spring". */
const season: Operation = (match, context) => {
  const name = match.get("season") ?? "SU";
  const given = yearGiven(match, context);
  if (given !== null) return seasonValue(given, name);
  const { here, told } = context;
  if (context.reading === "narrative" && told !== null && match.get("lead") === undefined) return { ...seasonValue(told.year, name), rule: "season-told" };
  if (here === null) return { value: `XXXX-${name}`, rule: "season-open" };
  const now = civilDay(here);
  const begins = SEASON_MONTHS[name] ?? 3;
  const lead = match.get("lead");
  const tense = lead === undefined ? tenseAround(context.atoms, match.first, match.last) : null;
  const step = lead !== undefined ? Number(lead) : tense === "future" ? 1 : begins > now.month ? -1 : 0;
  const hasEnded = now.month > begins + 2;
  const inThat = step === 0 ? now.year : step < 0 ? now.year - (hasEnded ? 0 : 1) : now.year + (now.month < begins ? 0 : 1);
  return { ...seasonValue(inThat, name), rule: lead === undefined ? "season-nearest" : "season-lead", ...anchoredOn(here) };
};

/** Holidays by their table; without a year the latest one, or the coming one by tense. */
const holiday: Operation = (match, context, [grain]) => {
  const rule = match.get("holiday") ?? "";
  const given = yearGiven(match, context);
  const { here } = context;
  const at = (day: number | null): Resolved | null =>
    day === null ? null : grain === "week" ? weekValue(day) : grain === "eve" ? dayValue(day - 1) : dayValue(day);
  if (given !== null) return at(holidayIn(rule, given));
  if (here === null) return { ...holidayOpen(rule), rule: "holiday-open" };
  const now = civilDay(here).year;
  const days = [now - 1, now, now + 1].map((inThat) => holidayIn(rule, inThat)).filter((day) => day !== null);
  const lead = match.get("lead");
  const latest = days.filter((day) => (lead === undefined ? day <= here : day < here)).at(-1);
  const coming = days.find((day) => day >= here);
  const isComing =
    lead !== undefined
      ? Number(lead) > 0
      : tenseAround(context.atoms, match.first, match.last) === "future" || (coming !== undefined && coming - here < NEAR_HOLIDAY);
  const resolved = at((isComing ? coming : latest) ?? null);
  return resolved === null ? null : { ...resolved, ...anchoredOn(here) };
};

/** A holiday this near is the coming one, whatever the tense. */
const NEAR_HOLIDAY = 30;

/** Hijri dates: a day, or the days of a month, in the Umm al-Qura calendar. */
const hijri: Operation = (match, context) => {
  const month = Number(match.get("hijri"));
  const dayText = match.get("day");
  const year = hijriYear(match, context, month);
  if (year === null) return { value: dayText === undefined ? "XXXX-XX" : "XXXX-XX-XX", rule: "hijri-open" };
  const days = hijriMonth(year, month);
  if (days === null) return null;
  const anchor = match.get("int") === undefined && match.get("year") === undefined ? anchoredOn(context.here) : {};
  if (dayText !== undefined) return Number(dayText) > days.last - days.first + 1 ? null : { ...dayValue(days.first + Number(dayText) - 1), ...anchor };
  const range = `${dayValue(days.first).value}/${dayValue(days.last).value}`;
  return { value: range, edtf: range, ...anchor };
};

/** The Hijri year of a month: as given, that of a civil year given, or the nearest to the day of writing that fits the tense. */
function hijriYear(match: RuleMatch, { atoms, here }: Context, month: number): number | null {
  const given = match.get("int") ?? match.get("year");
  const inCivil = (year: number): number => hijriYearOf(dayNumber(year, 7, 1), month);
  if (given !== undefined) return Number(given) > LAST_HIJRI ? inCivil(Number(given)) : Number(given);
  if (here === null) return null;
  const step = match.get("of-year");
  if (step !== undefined) return inCivil(civilDay(here).year + Number(step));
  const nearest = hijriYearOf(here, month);
  const days = hijriMonth(nearest, month);
  if (days === null) return nearest;
  const tense = tenseAround(atoms, match.first, match.last);
  if (tense === "past" && days.first > here) return nearest - 1;
  return tense === "future" && days.last < here ? nearest + 1 : nearest;
}

/** Greater figures beside a Hijri month ("Ramadan 2024") are a year of the civil calendar. */
const LAST_HIJRI = 1600;

/** "44 BC". */
const beforeChrist: Operation = (match) => ({ value: `BC${(match.get("int") ?? "").padStart(4, "0")}` });

/** "Sept.", "Oct" without a day: only before no name ("Jan Kavan"), and with its full stop or after a preposition. */
const shortMonth: Operation = (match, context, args) => {
  const { atoms, text } = context;
  const isMarked = text[atoms.ends[match.last]! - 1] === "." || atoms.meaning(match.first - 1, match.first, "before-year") !== undefined;
  const next = atoms.isNear(match.last + 1, match.last) ? atoms.entries[match.last + 1]! : null;
  return !isMarked || next?.isCapital === true ? null : date(match, context, args);
};

/** "1990's". */
const splitDecade: Operation = (match) => {
  const figuresOf = match.get("year") ?? "";
  return figuresOf.endsWith("0") ? decadeValue(Number(figuresOf.slice(0, 3))) : null;
};

/** The week or weekend around a date. */
const aroundDate =
  (value: (day: number) => Resolved): Operation =>
  (match, context, args) => {
    const resolved = date(match, context, args);
    const day = resolved === null ? null : parseDay(resolved.value);
    if (resolved === null || day === null) return { value: "XXXX-WXX" };
    return { ...value(day), ...(resolved.anchor === undefined ? {} : { anchor: resolved.anchor }) };
  };

/** A bare season: "fall" is mostly none. */
const gatedSeason: Operation = (match, context, args) =>
  match.get("season") === "FA" && context.atoms.word(match.last, match.first) === "fall" && !hasThe(match, context) ? null : season(match, context, args);
const hasThe = (match: RuleMatch, { atoms }: Context): boolean =>
  /^(?:the|this|last|next)$/.test(atoms.word(match.first, match.first)) && atoms.word(match.last + 1, match.last) !== "of";

export const dateOperations = {
  date,
  figures,
  "short-figures": shortFigures,
  year,
  decade,
  century,
  season,
  holiday,
  hijri,
  bc: beforeChrist,
  "month-short": shortMonth,
  "decade-split": splitDecade,
  "date-week": aroundDate(weekValue),
  "date-weekend": aroundDate(weekendValue),
  "season-gated": gatedSeason,
} as const;
