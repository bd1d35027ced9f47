/** The names of the formats, apart from what writes them, which is loaded only for an export. */
export const EXPORT_FORMATS = ["csv", "acled", "timelinejs", "timelinejs-sheet", "icalendar", "geojson", "web-annotation", "json-ld", "markdown"] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];
