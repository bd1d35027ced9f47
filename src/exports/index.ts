import { webAnnotations } from "./annotations.js";
import type { ExportBook, Exported } from "./book.js";
import { calendar } from "./calendar.js";
import { acledTable, csvTable } from "./csv.js";
import type { ExportFormat } from "./formats.js";
import { geoJson } from "./geojson.js";
import { jsonLd } from "./json-ld.js";
import { markdown } from "./markdown.js";
import { timelineJson, timelineSheet } from "./timeline.js";

/** Every format of `daybook export`. */
export const EXPORTS = {
  csv: csvTable,
  acled: acledTable,
  timelinejs: timelineJson,
  "timelinejs-sheet": timelineSheet,
  icalendar: calendar,
  geojson: geoJson,
  "web-annotation": webAnnotations,
  "json-ld": jsonLd,
  markdown,
} as const satisfies Readonly<Record<ExportFormat, (book: ExportBook) => Exported>>;

export type { ExportBook, Exported } from "./book.js";
export { EXPORT_FORMATS, type ExportFormat } from "./formats.js";
export { formatReplacements, parseReplacements, type Replacements, redactBook, replacementsFor } from "./redact.js";
