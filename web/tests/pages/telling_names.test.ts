import { expect, test } from "vitest";
import { tellingNames } from "../../src/pages/console/telling_names";

const told = (...names: string[]) => tellingNames(names.map((name) => ({ name, about: "Office" })));

test("a short name stays, and says where it is from", () => {
  expect(told("Amina", "秀英")).toEqual([
    { name: "Amina", about: "Office" },
    { name: "秀英", about: "Office" },
  ]);
});

test("a long name goes on in the second line", () => {
  expect(told("Special Adviser ad interim on Follow-up")[0]).toEqual({ name: "Special Adviser ad", about: "interim on Follow-up, Office" });
});

test("names that begin alike begin with what is their own", () => {
  const [one, other] = told("Office of the High Commissioner for Refugees", "Office of the High Commissioner for Human Rights");
  expect(one!.name).toBe("… Refugees");
  expect(other!.name).toBe("… Human Rights");
});
