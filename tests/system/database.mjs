// A PostgreSQL of a test's own.

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./support.mjs";

export const cluster = (...args) => execFileSync(join(root, "tests/log/cluster.sh"), args, { stdio: ["ignore", "ignore", "inherit"] });

let count = 0;

// The connection string of a database that goes with the test. Its server's folder has a short name, as its socket has to have.
export function fresh_database(t) {
  const folder = `/tmp/dais-cluster-${process.pid}-${count++}`;
  cluster("start", folder);
  t.after(() => cluster("stop", folder));
  return { folder, log: `host=${folder} user=postgres dbname=postgres` };
}
