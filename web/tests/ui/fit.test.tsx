// @vitest-environment happy-dom

import { render } from "preact";
import { afterEach, expect, test, vi } from "vitest";
import { Fitted } from "../../src/ui/fit";

afterEach(() => {
  render(null, document.body);
  vi.unstubAllGlobals();
});

test("a text that has all the room it wants is of its share of the window, and is so again at once where that changes", () => {
  vi.stubGlobal("innerHeight", 1000);
  vi.stubGlobal("innerWidth", 800);
  render(
    <>
      <Fitted text="Who pays?" most={0.1} class="" testid="high" />
      <Fitted text="Who pays?" most={0.1} upright class="" testid="shorter" />
    </>,
    document.body,
  );
  const sizes = () => ["high", "shorter"].map((name) => document.querySelector<HTMLElement>(`[data-testid=${name}]`)!.style.fontSize);
  expect(sizes()).toEqual(["100px", "80px"]);
  vi.stubGlobal("innerHeight", 500);
  dispatchEvent(new Event("resize"));
  expect(sizes()).toEqual(["50px", "50px"]);
});

test("words stay whole where the text need not be much smaller for it", () => {
  vi.stubGlobal("innerHeight", 1000);
  // Of a box 300 pixels wide: a word of so many letters, each as wide as half the type is high.
  let letters = 10;
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(300);
  vi.spyOn(HTMLElement.prototype, "scrollWidth", "get").mockImplementation(function (this: HTMLElement) {
    return this.style.overflowWrap === "normal" ? (letters * parseFloat(this.style.fontSize)) / 2 : 300;
  });
  const style = (text: string): CSSStyleDeclaration => {
    render(<Fitted text={text} most={0.1} class="" testid="fitted" />, document.body);
    return document.querySelector<HTMLElement>("[data-testid=fitted]")!.style;
  };
  expect([style("Migration").fontSize, style("Migration").overflowWrap]).toEqual(["60px", "normal"]);
  letters = 40;
  expect([style("an address").fontSize, style("an address").overflowWrap], "small beyond use").toEqual(["100px", "anywhere"]);
  vi.restoreAllMocks();
});
