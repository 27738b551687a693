// How people are called where there is room for a few words: what tells them apart first.

export interface Called {
  name: string;
  about: string;
}

const most = 24; // letters that one line has room for
const least = 3; // words that several names must begin with for that to tell nothing

const wordsOf = (text: string): string[] => text.split(/\s+/u).filter((one) => one !== "");

// How many words of this name another one begins with too.
function sharedWords(name: string, others: readonly string[]): number {
  const own = wordsOf(name);
  let most = 0;
  for (const other of others) {
    const its = wordsOf(other);
    let n = 0;
    while (n < own.length - 1 && n < its.length && own[n] === its[n]) ++n;
    most = Math.max(most, n);
  }
  return most;
}

// A long name goes on in the second line, before the affiliation; one that begins as others do begins with what is its own.
export function tellingNames(people: readonly Called[]): Called[] {
  const names = people.map((one) => one.name);
  return people.map(({ name, about }, i) => {
    const others = names.filter((_, other) => other !== i);
    const shared = sharedWords(name, others);
    const told = shared >= least ? `… ${wordsOf(name).slice(shared).join(" ")}` : name;
    if ([...told].length <= most) return { name: told, about };
    let first = "";
    const rest = wordsOf(told);
    while (rest.length > 1 && [...`${first} ${rest[0]}`].length <= most) first = `${first} ${rest.shift()}`.trim();
    if (first === "") return { name: told, about };
    return { name: first, about: [rest.join(" "), about].filter((one) => one !== "").join(", ") };
  });
}
