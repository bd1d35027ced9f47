/** A story, counted from 15 January 2025, a Wednesday, and for each of its sentences the day and its rule; `null` for one that tells no event. */
export interface DayCase {
  readonly sentences: readonly (readonly [text: string, day: string | null])[];
}

const story = (...sentences: DayCase["sentences"]): DayCase => ({ sentences });

export const dayCases: readonly DayCase[] = [
  story(["Gunmen attacked the mill on Friday.", "2025-01-10 day-told"], ["They burned two barns.", "2025-01-10 day-carried"]),
  story(["The mayor said on Monday that the bridge was hit on Friday.", "2025-01-10 day-told"]),
  story(["The mayor said on Monday that the bridge was safe.", "2025-01-13 day-said"], ["The road was open, she added.", "2025-01-13 day-carried"]),
  story(["The mayor said on Monday the council would meet on Friday.", "2025-01-13 day-said"]),
  story(["The council will meet on Friday.", "2025-01-17 day-planned"]),
  story(["The road has been closed since April 4.", "2024-04-04/.. day-since"]),
  story(["Between January 3 and January 7 the army shelled the town.", "2025-01-03/2025-01-07 day-range"]),
  story(["Ana Roe, who was wounded in 2006, left the town.", "null open"]),
  story(["“We left on Friday,” a farmer said.", "null open"]),
  story(["Friday's vote ended in a draw.", "2025-01-10 day-subject"]),
  story(["The mill burned after the attack on Friday.", "2025-01-10 day-beside"]),
  story(["He came as mayor in May 1980.", "1980-05 day-told"], ["He built the bridge.", "1980-05 day-carried"]),
  story(["In the past week, 40 people were hurt.", "2025-01-08/2025-01-15 day-past"]),
  story(["BRENNA, Jan. 14 (Wire) --\n\n", null], ["The army left the valley, residents said.", "2025-01-14 day-story-said"]),
  story(["The mill is the oldest of the valley.", null]),
  story(["The army left the valley.", "null open"]),
  story(["When the dam broke on Friday, the lower town was flooded.", "2025-01-10 day-when"]),
];
