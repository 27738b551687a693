// A JSON merge patch (RFC 7396). What the patch does not touch is the same object afterwards, so that what depends on it can tell.

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const isObject = (value: unknown): value is { [name: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export function merge<T>(target: T, patch: unknown): T {
  return mergeJson(target as Json, patch as Json) as T;
}

function mergeJson(target: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const before = isObject(target) ? target : {};
  const result: { [name: string]: Json } = Object.assign(Object.create(null), before);
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name];
    else result[name] = mergeJson(before[name], value);
  }
  return result;
}
