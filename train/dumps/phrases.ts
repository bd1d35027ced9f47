import type { ResourceReader } from "../../src/text/resource.js";
import { readTable } from "../../src/text/table.js";

/** What pages print, by language and place. */
export interface Phrases {
  /** Phrases of a place; those in English where the language has none. */
  readonly of: (language: string, slot: string) => readonly string[];
  readonly months: (language: string) => readonly string[];
  readonly weekdays: (language: string) => readonly string[];
}

const MONTHS: Readonly<Record<string, string>> = {
  en: "January February March April May June July August September October November December",
  de: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
  fr: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
  es: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
  it: "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
  nl: "januari februari maart april mei juni juli augustus september oktober november december",
  pt: "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
  sv: "januari februari mars april maj juni juli augusti september oktober november december",
  ru: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
  pl: "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
  tr: "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
};
const WEEKDAYS: Readonly<Record<string, string>> = {
  en: "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
  de: "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
  fr: "lundi mardi mercredi jeudi vendredi samedi dimanche",
  es: "lunes martes miércoles jueves viernes sábado domingo",
};

/** @param read reads the tables of the stage; `templates` is the text of the table beside this file */
export function readPhrases(read: ResourceReader, templates: ResourceReader): Phrases {
  const lists = new Map<string, string[]>();
  const rows = [
    ...readTable(read, "stories/lexicon/text-furniture.tsv", ["language", "slot", "words"]),
    ...readTable(templates, "templates.tsv", ["language", "slot", "words"]),
  ];
  for (const { language, slot, words } of rows) {
    const key = `${language} ${slot}`;
    lists.set(key, [...(lists.get(key) ?? []), words]);
  }
  const near: Readonly<Record<string, string>> = { no: "sv", da: "sv" };
  const list = (table: Readonly<Record<string, string>>, language: string): readonly string[] => (table[near[language] ?? language] ?? table["en"]!).split(" ");
  return {
    of: (language, slot) => lists.get(`${near[language] ?? language} ${slot}`) ?? lists.get(`en ${slot}`)!,
    months: (language) => list(MONTHS, language),
    weekdays: (language) => list(WEEKDAYS, language),
  };
}
