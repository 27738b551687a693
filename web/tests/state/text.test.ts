import { describe, expect, it } from "vitest";
import source from "../../../protocol/vectors/text.json?raw";
import { cleaned } from "../../src/state/text";

const vectors = JSON.parse(source) as [string, string, string][];
const codes = (text: string): string => [...text].map((c) => c.codePointAt(0)!.toString(16)).join(" ");

describe("a person's text", () => {
  it("is cleaned as the server cleans it", () => {
    expect(vectors.length).toBeGreaterThan(1000);
    for (const [text, line, lines] of vectors) {
      expect([codes(cleaned(text)), codes(cleaned(text, "\n"))], codes(text)).toEqual([codes(line), codes(lines)]);
    }
  });

  it("loses half a character, which nobody can send", () => {
    expect(cleaned("\ud83d Ana \udc68\ud83d")).toBe("Ana");
    expect(cleaned("\ud83d\udc68")).toBe("\ud83d\udc68");
  });

  it("is cleaned in no time, however long it is", () => {
    const long = ["\u200d", " ", "\u{1f3f4}", "\u{e0061}", "\ufe0f", "\u06cc\u200c", "\r\n"].map((one) => one.repeat(50_000)).join("a");
    expect(cleaned(long).length).toBeGreaterThan(1000);
  });
});
