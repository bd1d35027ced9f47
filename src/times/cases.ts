/** A row: the publication day and a text in which `[words|TYPE value]` marks every expression. A row without marks: nothing may be found. */
export interface TimeCase {
  readonly published: string | null;
  readonly text: string;
}

/** Counted from 15 January 2025, a Wednesday. */
const news = (text: string): TimeCase => ({ published: "2025-01-15", text });
/** A report without a date: what hangs on it stays open. */
const undated = (text: string): TimeCase => ({ published: null, text });

export const timeCases: readonly TimeCase[] = [
  news("Talks began on [Friday|DATE 2025-01-10]."),
  news("The court will meet on [Friday|DATE 2025-01-17]."),
  news("He arrived [last Wednesday|DATE 2025-01-08] and left on [Wednesday|DATE 2025-01-15]."),
  news("The bridge was hit on [Monday night|TIME 2025-01-13TNI]."),
  news("It rained [yesterday|DATE 2025-01-14]. It will rain [tomorrow|DATE 2025-01-16]."),
  news("The dam failed on [October 7, 2023|DATE 2023-10-07]."),
  news("On [Tuesday, March 4, 2025|DATE 2025-03-04], the army left."),
  news("It was signed on [23 October 1998|DATE 1998-10-23] in Brenna."),
  news("Since [April 4|DATE 2024-04-04] the road has been closed."),
  news("They must leave by [February 1|DATE 2025-02-01]."),
  news("He was born in [May 1980|DATE 1980-05] and studied in [the late 1990s|DATE 199]."),
  news("She may march on the town in the fall of the house."),
  news("Exports fell in [2023|DATE 2023] after 2,000 trucks were stopped."),
  news("Two million people live there, 1500 soldiers among them."),
  news("He was released [a week ago|DATE 2025-W02]."),
  news("It was built [two months ago|DATE 2024-11]."),
  news("The war began [three years ago|DATE 2022]."),
  news("[Last month|DATE 2024-12] was calm, [this week|DATE 2025-W03] is not."),
  news("It lasted for [the past three years|DURATION P3Y]."),
  news("The phase will last [60 days|DURATION P60D]."),
  news("They were held for [almost a month|DURATION P1M]."),
  news("He spoke for [a minute and a half|DURATION PT1M30S] in a [48-hour|DURATION PT48H] truce."),
  news("It takes effect [48 hours|DURATION PT48H] after the announcement."),
  news("The [40|DURATION P40D] to [50 days|DURATION P50D] have passed."),
  news("People return from [the seventh day|DATE XXXX-XX-XX] of the ceasefire."),
  news("The ceasefire began on [January 5|DATE 2025-01-05]. On [the seventh day|DATE 2025-01-11] of the ceasefire people returned."),
  news(
    "The raid began on [January 3|DATE 2025-01-03]. Another raid began on [January 5|DATE 2025-01-05]. On [the third day|DATE XXXX-XX-XX] of the raid it rained.",
  ),
  news(
    "It began at [4 a.m. EST on Tuesday|TIME 2025-01-14T04:00] and ended at [06:30|TIME 2025-01-13T06:30] ([0330 GMT|TIME 2025-01-13T03:30]) on [Monday|DATE 2025-01-13] there.",
  ),
  news("The call is at [15:00 UTC+3 on Thursday|TIME 2025-01-09T15:00]."),
  news("It fell on [٧ تشرين الأول ٢٠٢٣|DATE 2023-10-07]."),
  news("A dividend was declared, payable [Feb. 1|DATE 2025-02-01]."),
  news("They had left by [Monday|DATE 2025-01-13]. Prices were lower than expected on [Monday|DATE 2025-01-13]."),
  news("It had been due to open on [Monday|DATE 2025-01-13]. On [Sunday, Jan. 19|DATE 2025-01-19], the paper wrote."),
  news("Sales fell in [the third quarter of 2024|DATE 2024-Q3]."),
  news("The office opens at [9 a.m.|TIME 2025-01-15T09:00] and the guns fell silent at [5:30 p.m. GMT on Tuesday|TIME 2025-01-14T17:30]."),
  news("It appears [daily|SET P1D]. They pray [every Friday|SET XXXX-WXX-5]."),
  news("Shops were shut on [Christmas Day|DATE 2024-12-25]."),
  news("It is calm [now|DATE PRESENT_REF]."),
  news("He left on [3 March 2024|DATE 2024-03-03] and came back [two days later|DATE 2024-03-05]."),
  news("It happened on [2024-11-02|DATE 2024-11-02], not on [5.3.2024|DATE 2024-03-05]."),
  news("She is 37 years old, and her 5-year-old son fell."),
  news("Sun Microsystems rose to $1.35 a share, or 6 3/8%, on second thoughts."),
  undated("Talks began on [Friday|DATE XXXX-WXX-5]."),
  undated("It has been shut since [April 4|DATE XXXX-04-04]."),
  undated("He came [last month|DATE XXXX-XX] and spoke on [Monday night|TIME XXXX-WXX-1TNI]."),
  undated("On [October 7, 2023|DATE 2023-10-07] it began."),
  undated("He was held [a week ago|DATE XXXX-WXX]."),
];
