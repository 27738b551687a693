// What describes the HTTP API, in the order and the words of a page.

import type { Method, OpenApi, Operation, Schema } from "../net/openapi";

export interface Route {
  method: string;
  path: string;
  operation: Operation;
}

const methods: Method[] = ["get", "post", "delete"];

// In the order of the document, by its chapters.
export function chaptersOf(document: OpenApi): [string, Route[]][] {
  const chapters = new Map<string, Route[]>();
  for (const [path, at] of Object.entries(document.paths)) {
    for (const method of methods) {
      const operation = at[method];
      if (!operation) continue;
      const [tag] = operation.tags;
      chapters.set(tag, [...(chapters.get(tag) ?? []), { method: method.toUpperCase(), path, operation }]);
    }
  }
  return [...chapters];
}

// A type, in pieces: words, and names of other types.
export type TypePart = { text: string } | { name: string };

const joined = (all: Schema[], between: string): TypePart[] =>
  all.flatMap((one, i) => [...(i > 0 ? [{ text: between }] : []), ...typeOf(one)]);

export function typeOf(schema: Schema): TypePart[] {
  if (schema.$ref !== undefined) return [{ name: schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1) }];
  if (schema.const !== undefined) return [{ text: JSON.stringify(schema.const) }];
  if (schema.enum) return [{ text: schema.enum.map((one) => JSON.stringify(one)).join(" | ") }];
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return joined(either, " | ");
  if (schema.items) return [...typeOf(schema.items), { text: "[]" }];
  return [{ text: schema.type ?? "any" }];
}

// What a command is sent by, with the members that it must have.
export function exampleOf({ method, path, operation }: Route, origin: string): string {
  const body = operation.requestBody?.content["application/json"]?.schema;
  const given = Object.fromEntries((body?.required ?? []).map((name) => [name, sampleOf(body!.properties![name]!)]));
  const data = method === "POST" ? ` -d '${JSON.stringify(given)}'` : "";
  return `curl -H "Authorization: Bearer $TOKEN"${data} ${origin}${path.replace("{session}", "SESSION")}`;
}

function sampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return sampleOf(either[0]!);
  if (schema.items) return [];
  return { integer: 0, number: 0, boolean: true, string: "…" }[schema.type ?? ""] ?? {};
}
