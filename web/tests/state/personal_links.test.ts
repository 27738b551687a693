import { expect, test } from "vitest";
import { found, namesIn, tableOf } from "../../src/state/personal_links";

const links = [1, 2, 3].map((number) => ({ number, generation: 0, link: `/audience/X#${number}` }));
const address = (link: string): string => `https://dais.example${link}`;

test("a pasted list has a name on each line, whatever ends the lines", () => {
  expect(namesIn("Ana\r\n\n  Bo  \rZoë Ferreira\n \t")).toEqual(["Ana", "Bo", "Zoë Ferreira"]);
  expect(namesIn(" \n")).toEqual([]);
});

test("the table has each link with its name, as spreadsheets read it, and no formula", () => {
  const names = new Map([
    [1, '=HYPERLINK("x")'],
    [2, 'Bo, "the" Baker'],
  ]);
  expect(tableOf(links, names, address, ["number", "name", "link"])).toBe(
    "\ufeffnumber,name,link\r\n" +
      `1,"'=HYPERLINK(""x"")",https://dais.example/audience/X#1\r\n` +
      `2,"Bo, ""the"" Baker",https://dais.example/audience/X#2\r\n` +
      "3,,https://dais.example/audience/X#3\r\n",
  );
});

test("a link is found by its number or by a part of a name", () => {
  const names = new Map([
    [1, "Ana Lima"],
    [3, "Bo"],
  ]);
  const numbers = (looked: string): number[] => found(links, names, looked).map(({ number }) => number);
  expect(numbers(" ")).toEqual([1, 2, 3]);
  expect(numbers("2")).toEqual([2]);
  expect(numbers("lima")).toEqual([1]);
  expect(numbers("Zoë")).toEqual([]);
});
