// unpack.mjs FOLDER: puts the browser of the package, which comes compressed, into the folder.

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";

const [folder] = process.argv.slice(2);
const packed = join(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "../bin");
const unpacked = (name) => brotliDecompressSync(readFileSync(join(packed, name)));
mkdirSync(folder, { recursive: true });
execFileSync("tar", ["x", "-C", folder], { input: unpacked("swiftshader.tar.br") });
writeFileSync(join(folder, "chromium"), unpacked("chromium.br"), { mode: 0o755 });
