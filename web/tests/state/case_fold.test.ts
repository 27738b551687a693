import { expect, it } from "vitest";
import source from "../../../protocol/vectors/case_fold.json?raw";
import { caseFolded } from "../../src/state/case_fold";
import { agree } from "./vectors";

it("takes the same letters for one another as the server does", () => {
  agree<[text: string, caseFolded: string]>(source, ([text, wanted]) => [caseFolded(text), wanted]);
});

it("folds a long text in no time", () => {
  const long = ["\u0301", " ", "ß", "水a", "\u0915\u093f", "!?"].map((one) => one.repeat(50_000)).join("b");
  expect(caseFolded(long).length).toBeGreaterThan(1000);
});
