// What the address of the stage asks for, so that a projector, a confidence monitor and an overlay can differ (README.md, "Stage").

export const layouts = ["clock", "question", "join", "lower-third", "corner", "captions"] as const;
export type Layout = (typeof layouts)[number];

// What is shown over somebody else's picture.
export const overlays: readonly Layout[] = ["lower-third", "corner", "captions"];

export interface Wrong {
  name: string;
  value: string;
  known: readonly string[]; // of which "" stands for any colour
}

export interface Settings {
  layout?: Layout; // without one, what is shown is what happens
  ground: string; // a colour, "transparent", or "" for the theme's own
  sound: boolean;
  wrong: Wrong[];
}

const hex = /^#?([\da-f]{3}|[\da-f]{6})$/;

// As "#rrggbb", whatever it is called.
function rgbOf(colour: string): string {
  const drawing = document.createElement("canvas").getContext("2d")!;
  drawing.fillStyle = colour;
  return drawing.fillStyle;
}

// Dark letters stand out from it more than light ones: WCAG 2's relative luminance, where both would stand out alike.
export function isBright(ground: string, rgb = rgbOf): boolean {
  if (ground === "" || ground === "transparent") return false;
  const [red, green, blue] = [1, 3, 5].map((at) => (Number.parseInt(rgb(ground).slice(at, at + 2), 16) / 255) ** 2.2) as [
    number,
    number,
    number,
  ];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18;
}

// `isColour` says whether this is the name of one.
export function settingsOf(search: string, isColour = (name: string): boolean => CSS.supports("color", name)): Settings {
  const asked = new URLSearchParams(search);
  const wrong: Wrong[] = [];
  const one = <Known extends string>(name: string, known: readonly Known[]): Known | undefined => {
    const value = asked.get(name) ?? "";
    const found = known.find((each) => each === value);
    if (found === undefined && value !== "") wrong.push({ name, value, known });
    return found;
  };
  const layout = one("layout", layouts);
  const bg = (asked.get("bg") ?? "").toLowerCase();
  const digits = hex.exec(bg)?.[1];
  const isKnown = digits !== undefined || bg === "" || (/^[a-z]+$/.test(bg) && isColour(bg));
  if (!isKnown) wrong.push({ name: "bg", value: bg, known: ["transparent", ""] });
  const chosen = digits === undefined ? bg : `#${digits}`;
  const ground = isKnown ? chosen || (layout && overlays.includes(layout) ? "transparent" : "") : "";
  one("theme", ["dark", "light"]);
  const sound = one("sound", ["on", "off"]) === "on";
  return { ...(layout === undefined ? {} : { layout }), ground, sound, wrong };
}
