import { expect, test } from "vitest";
import { tellingNames } from "../../src/pages/console/telling_names";

test("a name that begins as no other does stays as it is", () => {
  const names = ["Amina", "秀英", "Special Adviser ad interim on Follow-up", "Special Adviser on Water"];
  expect(tellingNames(names)).toEqual(names);
});

test("names that begin alike begin with what is their own", () => {
  const names = ["Office of the High Commissioner for Refugees", "Office of the High Commissioner for Human Rights"];
  expect(tellingNames(names)).toEqual(["… Refugees", "… Human Rights"]);
});
