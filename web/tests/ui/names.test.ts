import { expect, test } from "vitest";
import { toldApart } from "../../src/ui/names";

test("only those that are called alike have more said of them, or else their number", () => {
  expect(toldApart(["Ana", "Bo", ""], () => "City")).toEqual(["Ana", "Bo", ""]);
  expect(toldApart(["Ana", "Bo", "Ana"], (at) => ["City", "", "Port"][at]!)).toEqual(["Ana (City)", "Bo", "Ana (Port)"]);
  expect(toldApart(["Ana", "Ana"], () => "City")).toEqual(["Ana (City) (1)", "Ana (City) (2)"]);
  expect(toldApart(["Q&A", "Break", "Q&A", "", ""])).toEqual(["Q&A (1)", "Break", "Q&A (3)", "", ""]);
});
