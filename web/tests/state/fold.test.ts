import { expect, it } from "vitest";
import source from "../../../protocol/vectors/fold.json?raw";
import { folded } from "../../src/state/fold";
import { agree } from "./vectors";

it("takes the same letters for one another as the server does", () => {
  agree<[text: string, folded: string]>(source, ([text, wanted]) => [folded(text), wanted]);
});

it("folds a long text in no time", () => {
  const long = ["\u0301", " ", "ß", "水a", "\u0915\u093f", "!?"].map((one) => one.repeat(50_000)).join("b");
  expect(folded(long).length).toBeGreaterThan(1000);
});
