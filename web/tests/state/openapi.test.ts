import { expect, test } from "vitest";
import type { OpenApi, Operation } from "../../src/net/openapi";
import { chaptersOf, exampleOf, typeOf } from "../../src/state/openapi";

const operation = (operationId: string, tag: string, more: Partial<Operation> = {}): Operation => ({
  operationId,
  tags: [tag],
  summary: operationId,
  responses: {},
  ...more,
});

test("chapters stand in the order of the document, each with its requests", () => {
  const document: OpenApi = {
    paths: {
      "/a": { get: operation("a", "State") },
      "/b": { post: operation("b", "Time") },
      "/c": { get: operation("c", "State"), delete: operation("d", "State") },
    },
    components: { schemas: {} },
  };
  const told = chaptersOf(document).map(([name, routes]) => [name, routes.map((one) => `${one.method} ${one.path}`)]);
  expect(told).toEqual([
    ["State", ["GET /a", "GET /c", "DELETE /c"]],
    ["Time", ["POST /b"]],
  ]);
});

test("a type is told in words, and in names of other types", () => {
  const told = (schema: Parameters<typeof typeOf>[0]): string =>
    typeOf(schema)
      .map((part) => ("name" in part ? `<${part.name}>` : part.text))
      .join("");
  expect(told({ $ref: "#/components/schemas/Reason" })).toBe("<Reason>");
  expect(told({ anyOf: [{ type: "string" }, { type: "null" }] })).toBe("string | null");
  expect(told({ type: "array", items: { $ref: "#/components/schemas/Person" } })).toBe("<Person>[]");
  expect(told({ enum: ["speech", "reply"] })).toBe('"speech" | "reply"');
  expect(told({ const: "next" })).toBe('"next"');
  expect(told({})).toBe("any");
});

test("the example has what a command must say", () => {
  const body = {
    type: "object",
    properties: { by: { type: "integer" }, kind: { enum: ["speech"] }, note: { type: "string" }, to: { anyOf: [{ type: "string" }] } },
    required: ["by", "kind", "to"],
  };
  const add = operation("add", "Time", { requestBody: { content: { "application/json": { schema: body } } } });
  const path = "/api/v1/sessions/{session}/commands/add";
  expect(exampleOf({ method: "POST", path, operation: add }, "https://dais.example")).toBe(
    `curl -H "Authorization: Bearer $TOKEN" -d '{"by":0,"kind":"speech","to":"…"}' https://dais.example/api/v1/sessions/SESSION/commands/add`,
  );
  expect(exampleOf({ method: "GET", path, operation: add }, "https://dais.example")).not.toContain("-d");
});
