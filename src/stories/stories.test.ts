import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { CutStory } from "../document/types.js";
import { packagedResources } from "../resources.js";
import { splitNames } from "./byline.js";
import { splitCredit } from "./credits.js";
import { createStoryCutter } from "./index.js";

const cut = createStoryCutter(packagedResources);
const fromText = (text: string): readonly CutStory[] => cut({ id: "page", text }).stories;
const fromHtml = (html: string, url?: string): readonly CutStory[] => cut({ id: "page", html, ...(url === undefined ? {} : { url }) }).stories;

const FLOOD = "The river rose in the night and covered the road to the valley, the water authority said on Monday morning.";
const BRIDGE = "Engineers closed the bridge at noon after a crack was found in the second of its four pillars, officials said.";
const SCHOOL = "Pupils of the valley school will be taught in the town hall until the roof has been mended, the mayor said.";
const MARKET = "Traders will move the market to the other bank until the repairs are done, which may take until the end of May.";
const FERRY = "A ferry carries people over the river every half hour from today, and it is free for all who live in the valley.";

describe("plain text", () => {
  it("with one story is that story, its first line the headline", () => {
    const [story, ...others] = fromText(`River covers the valley road\n\n${FLOOD}\n\n${BRIDGE}`);
    assert.equal(others.length, 0);
    assert.deepEqual([story?.headline, story?.text, story?.published], ["River covers the valley road", `${FLOOD}\n\n${BRIDGE}`, null]);
  });

  it("without a headline has none", () => {
    assert.deepEqual(
      fromText(`${FLOOD}\n\n${BRIDGE}`).map(({ headline, text }) => [headline, text]),
      [[null, `${FLOOD}\n\n${BRIDGE}`]],
    );
  });

  it("with several stories is cut at headlines that a byline and a date follow", () => {
    const text = `Home\nWorld\nSport\n\nRiver covers the valley road\nBy Maria Holm\nMarch 3, 2025\n\n${FLOOD}\n\n${SCHOOL}\n\nRelated articles\nFerry fares rise again\nBridge to be painted\n\nBridge closed after crack is found\nBy PETER MARSH\n4 March 2025\n\n${BRIDGE}\n\nADVERTISEMENT\n\n${MARKET}\n\n${FERRY}\n\n© 2025 The Valley Review. All rights reserved.`;
    assert.deepEqual(
      fromText(text).map(({ headline, byline, published, publishedFrom, text: body }) => [headline, byline, published, publishedFrom, body]),
      [
        ["River covers the valley road", ["Maria Holm"], "2025-03-03", "page", `${FLOOD}\n\n${SCHOOL}`],
        ["Bridge closed after crack is found", ["PETER MARSH"], "2025-03-04", "page", `${BRIDGE}\n\n${MARKET}\n\n${FERRY}`],
      ],
    );
  });

  it("gives captions with their credits, and a date inferred from one", () => {
    const caption = "A family leaves its house in the valley on March 3, 2025. (Photo by LENA ROSS / AFP)";
    const [story] = fromText(
      `River covers the valley road\n\n${caption}\n${caption}\nTT\n\nRiver covers the valley road\n\n${caption}\n${caption}\n\n${FLOOD}\n\n${BRIDGE}`,
    );
    assert.deepEqual(story?.captions, [{ text: "A family leaves its house in the valley on March 3, 2025.", credit: "LENA ROSS / AFP" }]);
    assert.deepEqual([story?.text, story?.published, story?.publishedFrom], [`${FLOOD}\n\n${BRIDGE}`, "2025-03-03", "caption"]);
  });

  it("joins hard-wrapped lines and says where each stood", () => {
    const text =
      "River covers the valley road\n\nThe river rose in the night and covered the road to the\nvalley, the water authority said on Monday morning after\nthe rain had stopped.\n";
    const [story] = fromText(text);
    assert.equal(
      story?.text,
      "The river rose in the night and covered the road to the valley, the water authority said on Monday morning after the rain had stopped.",
    );
    assert.equal(story.origin?.length, 3);
    for (const { start, end, at } of story.origin ?? []) assert.equal(story.text.slice(start, end), text.slice(at, at + end - start));
  });

  it("keeps right-to-left text whole", () => {
    const body = "قالت السلطات إن الطريق إلى الوادي أغلق يوم الاثنين بعد ارتفاع منسوب المياه في النهر خلال الليل.";
    assert.deepEqual(
      fromText(`${body}\n\n${body.replace("الطريق", "الجسر")}`).map(({ language }) => language),
      ["ar"],
    );
  });
});

const article = (headline: string, ...paragraphs: readonly string[]): string =>
  `<article><header><h1>${headline}</h1></header><div class="body">${paragraphs.map((text) => `<p>${text}</p>`).join("")}</div></article>`;
const page = (body: string, head = ""): string =>
  `<!doctype html><html lang="en"><head><title>x</title>${head}</head><body><nav><a href=/>Home</a></nav>${body}<footer>© 2025</footer></body></html>`;

describe("HTML", () => {
  it("gives headline, byline, date, section and outlet from the structured data, and the body alone", () => {
    const data = {
      "@type": "NewsArticle",
      headline: "River covers the valley road",
      datePublished: "2025-03-03T08:00:00Z",
      dateModified: "2025-03-03T10:00:00Z",
      author: [{ name: "Maria Holm" }, { name: "Peter Marsh" }],
      articleSection: "Region",
      publisher: { name: "The Valley Review" },
    };
    const head = `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
    const [story, ...others] = fromHtml(
      page(
        `${article("River covers the valley road", FLOOD, "<b>“We left at once,”</b> she said.", BRIDGE)}<div class="comments"><p>${SCHOOL}</p></div>`,
        head,
      ),
    );
    assert.equal(others.length, 0);
    assert.deepEqual(
      [story?.headline, story?.published, story?.publishedFrom, story?.updated, story?.byline, story?.section, story?.outlet, story?.text],
      [
        "River covers the valley road",
        "2025-03-03T08:00:00Z",
        "metadata",
        "2025-03-03T10:00:00Z",
        ["Maria Holm", "Peter Marsh"],
        "Region",
        "The Valley Review",
        `${FLOOD}\n\n“We left at once,” she said.\n\n${BRIDGE}`,
      ],
    );
  });

  it("with several stories is cut, also where whole documents stand one after the other", () => {
    const first = article(
      "River covers the valley road",
      FLOOD,
      "Two families were taken to the town hall by boat, and a third chose to stay.",
      "The water is expected to fall on Wednesday, when the rain in the hills stops.",
      "Lorries are sent over the pass, which takes them two hours longer.",
    );
    const second = article(
      "Teachers vote for a strike in May",
      "Nine of ten members of the teachers' union have voted for a strike, it said after the count.",
      "The ministry offered a rise of two per cent in March and has not spoken with the union since.",
      "Parents would be told three days before each day without lessons, a spokeswoman said.",
      "The last strike in the schools of the capital was eleven years ago and went on for a week.",
    );
    for (const html of [page(first + second), page(first) + page(second)])
      assert.deepEqual(
        fromHtml(html).map(({ headline }) => headline),
        ["River covers the valley road", "Teachers vote for a strike in May"],
      );
  });

  it("keeps one story with sub-headings whole", () => {
    const html = page(
      `<article><h1>River covers the valley road</h1><p>${FLOOD}</p><p>${SCHOOL}</p><h1>What comes next</h1><p>${BRIDGE}</p><p>${FLOOD.replace("river", "lake")}</p><p>${SCHOOL.replace("Pupils", "Teachers")}</p></article>`,
    );
    assert.equal(fromHtml(html).length, 1);
  });

  it("takes captions with credits out of the body", () => {
    const html = page(
      `<article><h1>River covers the valley road</h1><figure><img><figcaption>A family leaves its house. <span class="credit">Lena Ross / AFP</span></figcaption></figure><p>${FLOOD}</p><p>${BRIDGE}</p></article>`,
    );
    const [story] = fromHtml(html);
    assert.deepEqual(story?.captions, [{ text: "A family leaves its house.", credit: "Lena Ross / AFP" }]);
    assert.equal(story?.text, `${FLOOD}\n\n${BRIDGE}`);
  });

  it("takes what stands alone with an image for its caption, whatever it is named", () => {
    const html = page(
      `<article><h1>River covers the valley road</h1><div class="x1"><img src=a.jpg><div class="x2">A family leaves its house by boat. (Photo by Lena Ross / AFP)</div></div><p>${FLOOD}</p><p>${BRIDGE}</p></article>`,
    );
    const [story] = fromHtml(html);
    assert.deepEqual(story?.captions, [{ text: "A family leaves its house by boat.", credit: "Lena Ross / AFP" }]);
    assert.equal(story?.text, `${FLOOD}\n\n${BRIDGE}`);
  });

  it("keeps a sentence whole around a box that opens over one of its words", () => {
    const [before, behind] = ["The river rose in the night and covered the road, ", " said on Monday morning, and the bridge to the valley stays closed."];
    const box = `<span class="tooltip-box">Maria Holm has led the water authority since 2019 and was an engineer before that</span>`;
    const [story] = fromHtml(
      page(`<article><h1>River covers the valley road</h1><p>${before}<a href=/p>Maria Holm</a>${box}${behind}</p><p>${BRIDGE}</p></article>`),
    );
    assert.ok(story?.text.includes(`${before}Maria Holm${behind}`), story?.text);
  });

  it("keeps a post that the text shows", () => {
    const post = `<blockquote class="twitter-tweet"><p>We have closed the road.</p>— Water authority (@water) <a href=#>March 3, 2025</a></blockquote>`;
    const [story] = fromHtml(page(article("River covers the valley road", FLOOD, SCHOOL).replace("</p><p>", `</p>${post}<p>`)));
    assert.deepEqual(story?.text.split("\n\n"), [FLOOD, "We have closed the road.", "— Water authority (@water) March 3, 2025", SCHOOL]);
    assert.equal(story?.published, null);
  });

  it("is a table where the table is the story, row by row", () => {
    const rows = Array.from({ length: 12 }, (_, row) => `<tr><td>${row + 1}</td><td>Team of the ${row + 3}th valley</td><td>${40 - row}</td></tr>`).join("");
    const [story] = fromHtml(
      page(
        `<article><h1>Table of the valley league</h1><p>This is how the teams of the valley league stand after the last day of the season, with all points.</p><table>${rows}</table></article>`,
      ),
    );
    assert.match(story?.text ?? "", /\n\n1 Team of the 3th valley 40\n\n2 Team/);
  });

  it("reads byline and date where they are printed", () => {
    const line = (words: string): string =>
      page(`<article><h1>River covers the valley road</h1><div class="info">${words}</div><p>${FLOOD}</p><p>${BRIDGE}</p></article>`);
    for (const [words, byline, published] of [
      ["Do 25.04.24 | 14:07 Uhr | Von Eva Ritter", ["Eva Ritter"], "2024-04-25"],
      ["By Emily Ross 8 January 2020, 3:51 pm", null, "2020-01-08"],
      ["Published on 5 November 2023, 14:09 / Valley Review", [], "2023-11-05"],
    ] as const) {
      const [story] = fromHtml(line(words));
      assert.equal(story?.published, published, words);
      if (byline !== null) assert.deepEqual(story?.byline, byline, words);
    }
    const named = page(
      `<article><h1>River covers the valley road</h1><p class="authors"><span>Eva Ritter</span> <span>Jan Marsh</span></p><p>${FLOOD}</p><p>${BRIDGE}</p></article>`,
    );
    assert.deepEqual(fromHtml(named)[0]?.byline, ["Eva Ritter", "Jan Marsh"]);
  });

  it("gives what the page says of itself to the story that its title names, and not to the next", () => {
    const head = `<meta property="og:title" content="River covers the valley road"><meta property="article:published_time" content="2025-03-03T08:00:00Z"><meta name="author" content="Maria Holm">`;
    const other = article(
      "Teachers vote for a strike in May",
      "Nine of ten members of the teachers' union have voted for a strike, it said after the count.",
      "The ministry offered a rise of two per cent in March and has not spoken with the union since.",
      "Parents would be told three days before each day without lessons, a spokeswoman said.",
    );
    const found = fromHtml(page(article("River covers the valley road", FLOOD, SCHOOL, MARKET) + other, head));
    assert.deepEqual(
      found.map(({ published, byline }) => [published, byline]),
      [
        ["2025-03-03T08:00:00Z", ["Maria Holm"]],
        [null, []],
      ],
    );
  });

  it("takes no date of a comment, of a script or of the download for the story's", () => {
    const html = page(
      `${article("River covers the valley road", FLOOD, BRIDGE)}<script>var expires = "2030-01-01"</script><div class="comments"><time datetime="2025-05-05">May 5, 2025</time><p>Great.</p></div>`,
    );
    const [story] = cut({ id: "page", html, fetched: "2025-06-06" }).stories;
    assert.deepEqual([story?.published, story?.publishedFrom], [null, null]);
  });

  it("reads the date from the address where nothing else has one", () => {
    const [story] = fromHtml(page(article("River covers the valley road", FLOOD, BRIDGE)), "https://example.com/2025/03/04/river");
    assert.deepEqual([story?.published, story?.publishedFrom], ["2025-03-04", "url"]);
  });

  it("says why there is no story", () => {
    for (const html of ["", page("<ul><li><a href=a>A</a><li><a href=b>B</a></ul>"), "<html>"]) {
      const { stories, reason } = cut({ id: "page", html });
      assert.deepEqual([stories.length, typeof reason], [0, "string"]);
    }
  });

  it("bears broken and hostile pages", () => {
    const deep = "<div>".repeat(100_000);
    assert.equal(fromHtml(`${deep}<p>${FLOOD}</p><p>${BRIDGE}</p>`).length, 1);
    assert.equal(fromHtml(`<html><body><h1>River<p>${FLOOD}<p>${BRIDGE}<div><span`).length, 1);
    for (const unit of ["<", "<p>", "<a>", "&", "<h1>x", "a ", "<script>", "<!--", "<!doctype html>"])
      assert.ok(Array.isArray(fromHtml(unit.repeat(100_000 / unit.length))));
  });
});

describe("any input", () => {
  const lines = [
    FLOOD,
    BRIDGE,
    SCHOOL,
    "River covers the valley road",
    "By Maria Holm",
    "March 3, 2025",
    "TT",
    "",
    "",
    "ADVERTISEMENT",
    "Related articles",
    "Getty Images",
    "-----",
    "\u0000",
    "\ud800",
    "👩‍🚒",
    "نعم",
  ];
  it("invents no text: every paragraph of a page's stories stands in the page, in order, once", () => {
    const paragraphs = [FLOOD, BRIDGE, SCHOOL, MARKET, FERRY].map((text, index) => `${text} Note ${index}.`);
    const boxes = fc.array(
      fc.record({
        text: fc.constantFrom(...paragraphs, "Share", "Read more", "3 comments"),
        tag: fc.constantFrom("p", "div", "li", "h2", "td", "aside", "figcaption"),
      }),
      {
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(boxes, fc.constantFrom("article", "main", "div class=content", "table"), (parts, outer) => {
        const page = `<html><head><title>River covers the valley road</title></head><body><h1>River covers the valley road</h1><${outer}>${parts.map(({ text, tag }) => `<${tag}>${text}</${tag}>`).join("\n")}</body></html>`;
        let place = 0;
        const seen = new Set<string>();
        for (const paragraph of fromHtml(page).flatMap(({ text }) => text.split("\n\n"))) {
          const at = page.indexOf(paragraph, place);
          assert.ok(at >= 0, paragraph);
          assert.ok(!seen.has(paragraph) || paragraph.length <= 30, paragraph);
          seen.add(paragraph);
          place = at + 1;
        }
      }),
    );
  });

  it("invents no text: every paragraph of a dump stands in the input, in order, where its origin says", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...lines), { maxLength: 40 }), fc.constantFrom("\n", "\n\n", "\r\n"), (parts, joint) => {
        const text = parts.join(joint);
        const stories = fromText(text);
        let last = 0;
        for (const { origin, text: body } of stories) {
          for (const { start, end, at } of origin ?? []) {
            assert.ok(at >= last);
            assert.equal(body.slice(start, end), text.slice(at, at + end - start));
            last = at + end - start;
          }
        }
        assert.deepEqual(fromText(text), stories);
      }),
    );
  });
  it("never throws", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => assert.ok(Array.isArray(fromText(text)) && Array.isArray(fromHtml(text)))));
  });
});

describe("credits and names", () => {
  const cases: readonly (readonly [string, string, string | null])[] = [
    ["A bridge. (AP)", "A bridge.", "AP"],
    ["A bridge. (Photo by LENA ROSS / AFP)", "A bridge.", "LENA ROSS / AFP"],
    ["A bridge. Photograph: Lena Ross/Reuters", "A bridge.", "Lena Ross/Reuters"],
    ["A bridge (built in 1912)", "A bridge (built in 1912)", null],
    ["They belong to the Northern Water Authority (NWA).", "They belong to the Northern Water Authority (NWA).", null],
  ];
  for (const [caption, text, credit] of cases) it(caption, () => assert.deepEqual(splitCredit(caption), { text, credit }));
  it("splits names", () => assert.deepEqual(splitNames("Maria Holm, Peter Marsh and Lena Ross"), ["Maria Holm", "Peter Marsh", "Lena Ross"]));
});

describe("the headline of a page", () => {
  const body = `<div class="body"><p>${FLOOD}</p><p>${BRIDGE}</p><p>${SCHOOL}</p></div>`;
  const page = (head: string, heading: string): string => `<html><head>${head}</head><body><article><h1>${heading}</h1>${body}</article></body></html>`;
  const headlineOf = (html: string, url?: string): string | null | undefined => fromHtml(html, url)[0]?.headline;

  it("is the printed one where the others differ among themselves", () => {
    assert.equal(
      headlineOf(page('<title>Road closed - News</title><meta property="og:title" content="Flood closes road">', "River covers the valley road")),
      "River covers the valley road",
    );
  });

  it("is what the page says elsewhere where all agree against a heading with a kicker", () => {
    const head =
      '<title>River covers the valley road | Valley Review</title><meta property="og:site_name" content="Valley Review"><meta property="og:title" content="River covers the valley road">';
    assert.equal(
      headlineOf(page(`${head}<meta name="twitter:title" content="River covers the valley road">`, "Weather River covers the valley road")),
      "River covers the valley road",
    );
  });

  it("does not end in the name of the outlet, by its own words or its address, nor lose a clause behind a dash", () => {
    const untitled = (title: string): string => `<html><head><title>${title}</title></head><body><article>${body}</article></body></html>`;
    assert.equal(
      headlineOf(untitled("River covers the road - and the school | valley-review.example"), "https://www.valley-review.example/a"),
      "River covers the road - and the school",
    );
    assert.equal(headlineOf(untitled("River covers the road – Valley Review"), "https://valleyreview.example/a"), "River covers the road");
  });
});
