// How people are called where there is room for two lines: what tells them apart first.

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

// One that begins as others do begins with what is its own.
export function tellingNames(names: readonly string[]): string[] {
  return names.map((name, i) => {
    const shared = sharedWords(
      name,
      names.filter((_, other) => other !== i),
    );
    return shared >= least ? `… ${wordsOf(name).slice(shared).join(" ")}` : name;
  });
}
