import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { createAttributionFinder } from "../attributions/index.js";
import type { Claim } from "../document/types.js";
import { createNameFinder } from "../names/index.js";
import { packagedResources } from "../resources.js";
import { createSentenceSplitter } from "../sentences/index.js";
import { createParser } from "../syntax/index.js";
import { createTimeFinder } from "../times/index.js";
import { deniesClaim } from "./denials.js";
import { figuresIn } from "./figures.js";
import { holderWords } from "./holder-words.js";
import { createClaimGatherer } from "./index.js";
import { readClaimLexicon } from "./lexicon.js";
import { plainStatements } from "./plain-statements.js";
import type { ClaimStory } from "./propositions.js";

const split = createSentenceSplitter(packagedResources);
const parse = createParser(packagedResources);
const findNames = createNameFinder(packagedResources);
const findTimes = createTimeFinder(packagedResources);
const findAttributions = createAttributionFinder(packagedResources);
const mark = (text: string, index: number) =>
  findAttributions(findTimes(findNames(parse(split({ id: `s${index}`, text, published: `2025-03-0${index + 1}`, headline: null, outlet: null })))));

function gatherStories(stories: readonly ClaimStory[]): readonly Claim[] {
  const gatherer = createClaimGatherer(packagedResources);
  const names = new Map<string, string>();
  for (const story of stories) {
    for (const { id, name } of story.entities) names.set(`${story.id}/${id}`, name.toLowerCase().replace(/^(?:the|a) /, ""));
    gatherer.add(story);
  }
  return gatherer.finish((story, entity) => names.get(`${story}/${entity}`) ?? entity);
}

const gather = (...texts: readonly string[]): readonly Claim[] => gatherStories(texts.map(mark));
const stancesOf = ({ positions }: Claim): string[] => positions.map(({ stance }) => stance).sort();
const statusesOf = (...texts: readonly string[]): string[] => gather(...texts).map(({ status }) => status);

describe("claims", () => {
  it("put a denial and what it denies into one disputed claim", () => {
    const claims = gather(
      "The army denied reports of the death of Maria Holm. It said that the claim was a rumor. Residents alleged Holm’s death, saying she was killed in the flood at Brenna.",
    );
    const disputed = claims.filter(({ status }) => status === "disputed");
    assert.equal(disputed.length, 1, JSON.stringify(claims));
    assert.ok(stancesOf(disputed[0]!).includes("alleges") && stancesOf(disputed[0]!).filter((stance) => stance === "denies").length === 2);
  });

  it("find a denial in another story, in either order", () => {
    const texts = [
      "Activists said that the army had shelled the Kessim dam before its gate failed.",
      "The Defence Ministry denied that the army had shelled the Kessim dam.",
    ];
    assert.deepEqual(statusesOf(...texts), ["disputed"]);
    assert.deepEqual(gatherStories(texts.map(mark).reverse()), gather(...texts));
  });

  it("see no dispute between somebody and who is called after them", () => {
    const denied = "Peter Holm denied that the army had shelled the Kessim dam.";
    assert.deepEqual(statusesOf(denied, "A critic, Anna Lund, said that the army had shelled the Kessim dam."), ["disputed"]);
    assert.ok(!statusesOf(denied, "An assistant to Peter Holm said that the army had shelled the Kessim dam.").includes("disputed"));
  });

  it("hang “the charges” on the accusation before them", () => {
    assert.deepEqual(statusesOf("Residents accused Maria Holm of selling the Kessim dam. The Brenna Company rejected the charges."), ["disputed"]);
  });

  /** One row, one behaviour: no dispute may be seen. */
  const undisputed: readonly (readonly string[])[] = [
    ["The army denied that it had shelled the Kessim dam. Activists said that the road to Brenna was closed by the army."],
    ["The Brenna Company rejected an offer by Maria Holm for the Kessim dam. Holm said that her offer for the Kessim dam was fair."],
    ["Guards denied access to Maria Holm at the Kessim dam. Holm said that she had access to the Kessim dam."],
    ["Maria Holm said that she would leave the Brenna Company. Peter Lund denied planning to leave the Brenna Company."],
    ["Peter Lund said that there were no losses at the Kessim dam. Maria Holm insisted: “It is not true that there were losses at the Kessim dam.”"],
    ["Maria Holm said the Kessim dam is safe. The winter was long in Brenna."],
  ];
  for (const texts of undisputed)
    it(`no dispute: ${texts.join(" ")}`, () => {
      const claims = gather(...texts);
      assert.ok(
        claims.every(({ status }) => status !== "disputed"),
        JSON.stringify(claims),
      );
    });

  it("count one holder once", () => {
    const claims = gather("Maria Holm said that the Kessim dam had failed because of rust. Holm said again that the Kessim dam had failed because of rust.");
    assert.ok(claims.every(({ status }) => status === "single"));
  });

  it("count a copied statement once, and two holders in words of their own twice", () => {
    const wire = "Maria Holm said that the Kessim dam had failed in the night because of rust.";
    assert.deepEqual(statusesOf(wire, `${wire} The weather was bad.`), []);
    assert.deepEqual(statusesOf(wire, "Peter Lund said that rust had weakened the old gate of the Kessim dam when it failed."), ["corroborated"]);
  });

  it("count holders that may be one once", () => {
    const said = "said that the Kessim dam had failed in the night because of rust.";
    const other = "said that rust had weakened the old gate of the Kessim dam when it failed.";
    assert.deepEqual(statusesOf(`A doctor ${said}`, `A doctor at the Brenna clinic ${other}`), ["single"]);
    assert.deepEqual(statusesOf(`A doctor ${said}`, `An engineer ${other}`), ["corroborated"]);
  });

  const RUST = "said that the Kessim dam had failed in the night because of rust.";
  const GATE = "said that rust had weakened the old gate of the Kessim dam when it failed.";
  /** One row, one behaviour: two sources that do not bear each other out. */
  const mayBeOne: readonly (readonly [string, string])[] = [
    [`Germany ${RUST}`, `German Foreign Minister Greta Lund ${GATE}`],
    [`The Pentagon ${RUST}`, `U.S. Army officials ${GATE}`],
    [`The United Nations ${RUST}`, `The U.N. ${GATE}`],
    [`Brenna Power ${RUST}`, `A spokesman for Brenna Power ${GATE}`],
    [`Maria Holm ${RUST}`, `The company ${GATE}`],
    [`Maria Holm ${RUST}`, `A source close to the talks ${GATE}`],
    [`Maria Holm ${RUST}`, `Brenna Television ${GATE.replace("said", "reported")}`],
    ["Maria Holm said that she was not ready to buy the old Kessim dam.", "Peter Lund said that he was not ready to buy the old gate of the Kessim dam."],
    ["Maria Holm said that rust would weaken the old gate of the Kessim dam.", "Peter Lund expects that rust will weaken the gate of the Kessim dam."],
  ];
  for (const texts of mayBeOne)
    it(`not borne out: ${texts.join(" ")}`, () =>
      assert.ok(
        gather(...texts).every(({ status }) => status !== "corroborated"),
        JSON.stringify(gather(...texts)),
      ));

  it("let people and somebody with a name bear each other out", () => {
    assert.deepEqual(statusesOf(`Maria Holm ${RUST}`, `Residents ${GATE}`), ["corroborated"]);
    assert.deepEqual(statusesOf(`The French ambassador ${RUST}`, `German officials ${GATE}`), ["corroborated"]);
  });

  it("take no side by what is withheld, what nobody says, and what stands in headlines", () => {
    const withheld =
      "A group of farmers hoped to deny Maria Holm the leadership of the council. Peter Lund said that Maria Holm had earned the leadership of the council.";
    const nobody = "No one could accuse Maria Holm of selling the Kessim dam. Maria Holm denied selling the Kessim dam.";
    for (const text of [withheld, nobody])
      assert.ok(
        gather(text).every(({ status }) => status !== "disputed"),
        text,
      );
    const body = "MARRIN (Agency) -- The winter was long in the valley of Brenna.";
    const heads = "Army denies it shelled Kessim dam Activists say army shelled Kessim dam ";
    assert.ok(gather(`${heads}${body}`).every(({ status }) => status === "single"));
  });

  /** One row, one behaviour: exactly one dispute. */
  const disputed: readonly (readonly [string, readonly string[]])[] = [
    [
      "by a negation of the holder's own",
      ["Maria Holm said that the Brenna Company had sold the Kessim dam. A spokesman for the Brenna Company said that it had not sold the Kessim dam."],
    ],
    ["over a denial in few words", ["Activists said that soldiers had shelled the Kessim dam on Monday. The army denied any such attack."]],
    ["over a clause behind a comma", ["Activists said that soldiers had shelled the Kessim dam on Monday, which the Defence Ministry denied."]],
    ["over “a claim” behind a comma", ["Peter Lund said that soldiers had shelled the Kessim dam on Monday, a claim denied by the Defence Ministry."]],
    ["over what a report calls an accusation", ["The Brenna Company poisoned the Kessim dam, an accusation denied by Maria Holm. The winter was long."]],
    ["by an opposite", ["Activists said that Maria Holm had been killed in Brenna. Officials in Brenna said that Maria Holm was alive in Brenna."]],
  ];
  for (const [how, texts] of disputed) it(`see a dispute ${how}`, () => assert.deepEqual(statusesOf(...texts), ["disputed"], JSON.stringify(gather(...texts))));

  it("set what a report tells itself beside what a holder denies", () => {
    const claims = gather(
      "Maria Holm faces allegations from the council over whether she sold the old Kessim dam. The winter was long. Holm denied that she sold the old Kessim dam.",
    );
    assert.deepEqual(
      claims.map(({ status, holders, tellings = [] }) => ({ status, holders, told: tellings.map(({ side, start }) => ({ side, start })) })),
      [{ status: "disputed", holders: { for: 0, against: 1 }, told: [{ side: "for", start: 0 }] }],
    );
  });

  it("take no sentence that tells what may be for a telling", () => {
    const claims = gather("If Maria Holm had sold the old Kessim dam, she would be rich. Holm denied that she sold the old Kessim dam.");
    assert.ok(claims.every(({ tellings }) => tellings === undefined));
  });

  it("do not let a report bear out what a holder says", () => {
    assert.deepEqual(
      statusesOf("Maria Holm said that rust had weakened the old gate of the Kessim dam.", "Rust had weakened the old gate of the Kessim dam."),
      ["single"],
    );
  });

  it("count one quote once, whoever it is laid to", () => {
    assert.deepEqual(
      statusesOf(
        "Maria Holm said the council had hidden rust in the upper gate of the Kessim dam for years.",
        "Peter Lund said the council had hidden rust in the upper gate of the Kessim dam.",
      ).filter((status) => status !== "single"),
      [],
    );
  });

  it("see a dispute with a report that is denied in one breath", () => {
    const text = "The minister dismissed a report which argued that the army had weakened the Kessim dam.";
    const span = (words: string) => [{ start: text.indexOf(words), end: text.indexOf(words) + words.length }];
    const inner = "that the army had weakened the Kessim dam";
    const story: ClaimStory = {
      id: "s",
      text,
      published: "2025-03-01",
      sentences: [{ start: 0, end: text.length }],
      names: [],
      entities: [],
      times: [],
      attributions: [
        { source: span("The minister"), cue: span("dismissed"), content: span(`a report which argued ${inner}`), sourceKind: "official", stance: "denies" },
        { source: span("a report"), cue: span("argued"), content: span(inner), sourceKind: "document", stance: "asserts" },
      ],
    };
    assert.deepEqual(
      gatherStories([story]).map(({ status }) => status),
      ["disputed"],
    );
  });

  it("call a claim retracted that its holder takes back", () => {
    const texts = [
      "The Defence Ministry said that rebels had shelled the Kessim dam near Brenna.",
      "The Defence Ministry retracted its claim that rebels had shelled the Kessim dam near Brenna.",
    ];
    assert.deepEqual(statusesOf(...texts), ["retracted"]);
  });

  it("keep the figures of each holder, with the lowest and the highest", () => {
    const claims = gather(
      "The Defence Ministry said that at least 12 people were killed when the Kessim dam failed on Monday.",
      "Peter Lund said that 18 people were killed when the Kessim dam failed on Monday.",
    );
    const figures = claims.flatMap((claim) => claim.figures ?? []);
    assert.equal(figures.length, 1, JSON.stringify(claims));
    const { unit, lowest, highest, told } = figures[0]!;
    assert.deepEqual([unit, lowest, highest, told.map(({ quantity }) => quantity.bound)], ["death", 12, 18, ["min", "exact"]]);
  });

  it("keep what a holder told before beside what it tells now", () => {
    const [figures] = gather(
      "The Defence Ministry said that 12 people were killed when the Kessim dam failed on Monday.",
      "The Defence Ministry said that 19 people were killed when the old Kessim dam failed on Monday.",
    ).flatMap((claim) => claim.figures ?? []);
    assert.deepEqual(
      figures?.told.map(({ quantity }) => quantity.value),
      [19],
    );
    assert.deepEqual(
      figures?.earlier?.map(({ quantity }) => quantity.value),
      [12],
    );
  });

  it("do not call a claim corroborated by figures that cannot both hold", () => {
    const texts = [
      "The Defence Ministry said that 12 people were killed when the Kessim dam failed on Monday.",
      "Peter Lund said that 18 people were killed when the Kessim dam failed on Monday.",
    ];
    assert.deepEqual(statusesOf(...texts), ["single"]);
  });

  it("count all who speak for one government once", () => {
    const keys = ["Libyan officials", "Libya’s government", "the Libyan authorities", "a Libyan government spokesman"].map((source) =>
      holderWords(source, readClaimLexicon(packagedResources)),
    );
    assert.deepEqual(new Set(keys), new Set(["state:LY"]));
    assert.equal(holderWords("a spokesman for the dam company", readClaimLexicon(packagedResources)), '"dam company"');
  });

  /** Text, unit and bounds of every figure. */
  const figures: readonly (readonly [string, readonly string[]])[] = [
    ["at least 19 civilians were killed", ["death 19 undefined min"]],
    ["killing six people and wounding 1,300", ["death undefined 6 exact", "injury undefined 1300 exact"]],
    ["hundreds of thousands of people fled", ["flight 200000 undefined min"]],
    ["some $2.5 billion in aid", ["dollar undefined 2500000000 about"]],
    ["the dam was built in two parts by nobody", ["part undefined 2 exact"]],
    ["twelve years and nothing else", []],
    ["between 250,000 and 300,000 barrels a day", ["barrel 250000 undefined range"]],
    ["between 3 and 5 km of road", ["kilometer 3 undefined range"]],
    ["12.5 tonnes of rice", ["ton undefined 12.5 exact"]],
    ["80 percent of the dam", ["percent undefined 80 exact"]],
    ["nearly 50 people, including women and children, were killed", ["death undefined 50 about"]],
    ["410 people in 29 towns have been infected", ["infection undefined 410 exact", "town undefined 29 exact"]],
    ["a shell killed his sister and two schoolchildren in Brenna", ["death undefined 2 exact"]],
    ["three were killed and 12 people fled", ["death undefined 3 exact", "flight undefined 12 exact"]],
    ["infections in at least 11 states", ["stat 11 undefined min"]],
    ["floods that kill between 250,000 and 500,000 every year", ["death 250000 undefined range"]],
    ["the flood killed tens of millions of people", ["death 20000000 undefined min"]],
    ["the H5N1 viruses", []],
    ["the 37th and 38th towns", []],
    ["2,254 cases, with 104 people in hospital", ["infection undefined 2254 exact", "peopl undefined 104 exact"]],
  ];
  for (const [text, expected] of figures)
    it(`read the figures of “${text}”`, () => {
      const found = figuresIn(text, { start: 0, end: text.length }, [], readClaimLexicon(packagedResources));
      assert.deepEqual(
        found.map(({ quantity: { unit, min, value, bound } }) => `${unit} ${min} ${value} ${bound}`),
        expected,
      );
    });

  it("tell a denied claim from what is refused", () => {
    const lexicon = readClaimLexicon(packagedResources);
    const rows: readonly (readonly [string, string, boolean])[] = [
      ["denied", "that he had left", true],
      ["denied", "access to the dam", false],
      ["was denied", "a place on the list", false],
      ["rejected", "the allegations", true],
      ["rejected", "the peace plan", false],
      ["rejected", "that", false],
      ["rejected", "the idea as too costly", false],
      ["rejected", "the idea that the dam had failed", true],
      ["rejected", "that the dam had failed", true],
      ["dismissed", "the video as fabricated", true],
      ["rejected calls for", "him to step down", false],
      ["deny", "Maria Holm the nomination", false],
      ["denied", "Maria Holm was in Brenna", true],
      ["contradicted", "Holm when she said so", false],
      ["said", "it had not shelled the dam", true],
    ];
    for (const [cue, content, expected] of rows) assert.equal(deniesClaim(cue, content, lexicon), expected, `${cue} ${content}`);
  });

  /** A sentence, and what of it is a report's own, with the stance; `a | b`: two statements. */
  const plain: readonly (readonly [string, string])[] = [
    ["The dam failed in the night.", "asserts: The dam failed in the night."],
    ["Holm faces allegations from the council over whether she sold the dam.", "alleges: she sold the dam."],
    ["BRENNA, March 2 (Reuters) - The old dam failed in the night.", "asserts: The old dam failed in the night."],
    ["The company denied having sold the dam.", "denies: having sold the dam."],
    ["The sale was denied by the company.", ""],
    ["The company denied access to the dam.", ""],
    ["Was the dam sold in the night?", ""],
    [", including the sale of the old dam to Holm", ""],
  ];
  for (const [text, expected] of plain)
    it(`take what a report tells itself: ${text}`, () => {
      const story: ClaimStory = {
        id: "s",
        text,
        published: null,
        sentences: [{ start: 0, end: text.length }],
        names: [],
        entities: [],
        times: [],
        attributions: [],
      };
      const found = plainStatements(story).map(({ attribution: { stance, content } }) => `${stance}: ${text.slice(content[0]!.start, content[0]!.end)}`);
      assert.equal(found.join(" | "), expected);
    });

  it("throw on no text", () => {
    const parts = ["The army", "denied", "said", "that", "the claim", "Maria Holm", "was killed", "\ud800", "😀", "\r\n", ".", "“", "rejected"];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 30 }), (words) => {
        const claims = gather(words.join(" "));
        for (const { positions } of claims) assert.ok(positions.length > 0);
      }),
      { numRuns: 100 },
    );
  });
});
