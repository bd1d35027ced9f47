import { Parser } from "htmlparser2";

/** A run of characters between two tags. */
export class Text {
  constructor(
    public data: string,
    readonly parent: Element | null,
  ) {}
}

export type Attributes = Readonly<Record<string, string | undefined>>;

/** An element of a page, with what stands in it. The page itself is one without a name. */
export class Element {
  readonly children: Node[] = [];
  constructor(
    /** In lower case; empty for the page itself. */
    readonly name: string,
    readonly attribs: Attributes,
    readonly parent: Element | null,
  ) {}
}

export type Node = Element | Text;

/** What is not read: what only draws. */
const UNREAD = new Set(["style", "svg", "math"]);
const NOTHING: Attributes = {};

/** Whether the characters in an element are kept: those of scripts only where they are data. */
const isRead = ({ name, attribs }: Element): boolean => name !== "script" || /ld\+json/i.test(attribs["type"] ?? "");

/**
 * Parses HTML (htmlparser2) to elements and text; comments, styles, drawings and scripts that hold no data are left out. Broken markup is read as far as it goes;
 * never throws.
 */
export function parseMarkup(html: string): Element {
  const root = new Element("", NOTHING, null);
  let open = root;
  let isKept = true;
  // Inside what is not read, how deep.
  let unread = 0;
  const parser = new Parser(
    {
      onopentag(name, attribs) {
        if (unread > 0 || UNREAD.has(name)) {
          unread++;
          return;
        }
        const element = new Element(name, attribs, open);
        open.children.push(element);
        open = element;
        isKept = isRead(element);
      },
      onclosetag() {
        if (unread > 0) {
          unread--;
          return;
        }
        open = open.parent ?? root;
        isKept = true;
      },
      ontext(data) {
        if (!isKept || unread > 0) return;
        const { children } = open;
        const last = children[children.length - 1];
        if (last instanceof Text) last.data += data;
        else children.push(new Text(data, open));
      },
    },
    { decodeEntities: true, lowerCaseAttributeNames: true, lowerCaseTags: true },
  );
  parser.end(html);
  return root;
}
