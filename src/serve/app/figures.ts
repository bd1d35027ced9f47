/** "12,345" */
export const inFigures = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");

/** "1 report", "12,345 reports" */
export const counted = (count: number, one: string, many: string): string => `${inFigures(count)} ${count === 1 ? one : many}`;
