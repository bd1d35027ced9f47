/** One row, one behaviour: `|` stands between sentences. */
export const sentenceCases: readonly string[] = [
  "It began at noon.|It ended at two.",
  "Gen. J. P. Marsh met Mr. Oday at St. Ives.|They talked.",
  "The U.S. Army left at 5 p.m.|The road was open.",
  "The U.S. said no.|“Is it true?” he asked.|“No.”|She left.",
  "He paid $1.35 a share, up 3.5 per cent.|Nobody sold.",
  "They cited Marsh v. Oday.|It was old.",
  "“It rained.|... We went home.”|Then she slept ...|He woke.|… Nobody came.",
  "“Is it true?” Gen. Ada Marsh asked on Friday.|“Go!” Marsh said.|“Why?”|Marsh said nobody knew.|“Why?”|The door closed.",
  "See No. 5 and No.|It was over.",
  "He works for Acme Corp. in Brenna.|He works for Acme Corp.|The firm is old.",
  "“We left.”|The rest stayed.",
  "He said: (“We left.”)|The rest stayed…|And so did she.",
  "“We left.”|― Ada Marsh|\n“We stayed.”|― Bo Oday",
  "Was it so?|No.|Marsh denied it, and the others said no.|Oday did not.|See No. 12.",
  "“No,” she said, “they were told to call it … Marsh Day.”|He slept …|Then he woke.",
  "BRENNA, N.C. (AP) is here.|He left at 9 a.m. (EDT) on Monday.",
  "i saw the fire. |we ran home. |nobody came?|i think so.",
  "The road is closed.|it was the flood.|See the approx. figure of the year.|He likes Yahoo! and the others.",
  "Read it all.|https://news.example/1 has more.",
  "A headline without a stop|\n\nA paragraph.",
  "One line|\nAnother line",
  "中文。|好的。",
  "هل وصلوا؟|نعم.",
];

/** One row, one behaviour: `|` stands between words. */
export const wordCases: readonly string[] = [
  "did|n't| |Saad|’s| |it|'s| |O'Brien",
  "1,000.5| |km|,| |3:30| |p.m.| |2009-2010| |8-month-old",
  "AT&T| |(|www.example.com/a.b|)|.",
  "``|Quoted|''| |--| |...",
  "“|Yes|”|,| |he| |said|.",
  "e\u0301te\u0301| |👩‍🚒| |x",
];
