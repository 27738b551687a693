import { expect, test } from "vitest";
import source from "../../../protocol/messages.schema.json?raw";
import type { Deed, Reason, Rejection } from "../../src/protocol/messages";
import { deed, moderatorsRefusals, refusals } from "../../src/state/sentences";
import { isolated } from "../../src/state/words.en/grammar";

type Schema = {
  enum?: string[];
  $ref?: string;
  const?: string;
  type?: string;
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  oneOf?: Schema[];
};
const defined = (JSON.parse(source) as { $defs: Record<string, Schema> }).$defs;

const someone = "ليلى (A)";

// Something of each shape that the wire has, with all that it may have; each text is somebody's.
function sample(of: Schema): unknown {
  if (of.$ref) return sample(defined[of.$ref.split("/").pop()!]!);
  if (of.anyOf) return sample(of.anyOf[0]!);
  if (of.oneOf) return sample(of.oneOf[0]!);
  if (of.const !== undefined) return of.const;
  if (of.enum) return of.enum[0];
  if (of.properties) return Object.fromEntries(Object.entries(of.properties).map(([name, member]) => [name, sample(member)]));
  return { string: someone, integer: 65_000, boolean: true, array: of.items && [sample(of.items), sample(of.items)] }[of.type!];
}

const rejection = defined.Rejection!.properties!;
const reasons = rejection.why!.enum as Reason[];
const refused = (why: Reason): Rejection => ({ ...(sample(defined.Rejection!) as Rejection), why });
const said = (of: object, why: Reason): string | undefined => {
  const sentence = (of as Record<string, string | ((r: Rejection) => string)>)[why];
  return typeof sentence === "function" ? sentence(refused(why)) : sentence;
};

// What only a program that is not ours is told; the pages end, or load themselves again.
const ofClients = [
  "not_json",
  "binary_frame",
  "broken_frame",
  "not_a_message",
  "bad_command_id",
  "bad_secret",
  "message_too_large",
  "unknown_command",
  "hello_expected",
  "unknown_token",
  "no_longer_on_panel",
  "unknown_session",
  "already_greeted",
  "link_replaced",
  "put_out",
  "personal_link_needed",
];

test("each refusal has a sentence on the pages that can be given it", () => {
  const { everybody, audience, panellist } = refusals;
  expect(reasons.filter((why) => ![everybody, audience, panellist, moderatorsRefusals].some((of) => said(of, why)))).toEqual(ofClients);
});

test.each(reasons)("%s says nothing that it was not given", (why) => {
  for (const of of Object.values({ ...refusals, moderatorsRefusals })) {
    const sentence = said(of, why);
    if (sentence === undefined) continue;
    expect(sentence).not.toMatch(/undefined|null|NaN|\[object/);
    expect(sentence.replaceAll(isolated(someone), "")).not.toContain(someone);
  }
});

const done = (rejection.done as { anyOf: Schema[] }).anyOf[0]!;
const deeds = (defined[done.$ref!.split("/").pop()!]!.properties!.did as { oneOf: Schema[] }).oneOf.map((one) => sample(one) as Deed);

test("the history has its sentences", () => expect(deeds.length).toBeGreaterThan(50));

test.each(deeds.map((did) => [did.type, did] as const))("%s isolates what people wrote", (_type, did) => {
  const sentence = deed(did);
  expect(sentence).not.toMatch(/undefined|null|NaN|\[object/);
  if (JSON.stringify(did).includes(someone)) expect(sentence).toContain(isolated(someone));
  expect(sentence.replaceAll(isolated(someone), "")).not.toContain(someone);
});
