import { describe, expect, test } from "vitest";
import { merge } from "../../src/net/merge";

describe("a merge patch", () => {
  // The table of RFC 7396, appendix A.
  test.each([
    [{ a: "b" }, { a: "c" }, { a: "c" }],
    [{ a: "b" }, { b: "c" }, { a: "b", b: "c" }],
    [{ a: "b" }, { a: null }, {}],
    [{ a: "b", b: "c" }, { a: null }, { b: "c" }],
    [{ a: ["b"] }, { a: "c" }, { a: "c" }],
    [{ a: "c" }, { a: ["b"] }, { a: ["b"] }],
    [{ a: { b: "c" } }, { a: { b: "d", c: null } }, { a: { b: "d" } }],
    [{ a: [{ b: "c" }] }, { a: [1] }, { a: [1] }],
    [
      ["a", "b"],
      ["c", "d"],
      ["c", "d"],
    ],
    [{ a: "b" }, ["c"], ["c"]],
    [{ a: "foo" }, null, null],
    [{ a: "foo" }, "bar", "bar"],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: "b", c: null }, { a: "b" }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])("%j with %j is %j", (target, patch, result) => {
    expect(JSON.parse(JSON.stringify(merge<unknown>(target, patch)))).toEqual(result);
  });

  test("leaves what it does not touch the same object, and the target as it was", () => {
    const target = { run: { revision: 1 }, plan: { title: "A" } };
    const result = merge(target, { run: { revision: 2 } });
    expect(result.plan).toBe(target.plan);
    expect(target.run.revision).toBe(1);
  });

  test("takes a member named __proto__ as a name like any other", () => {
    const result = merge<Record<string, unknown>>({}, JSON.parse('{"__proto__":{"polluted":true}}'));
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(Object.keys(result)).toEqual(["__proto__"]);
  });
});
