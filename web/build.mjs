// Builds web/dist: every page for itself, then a Brotli and a gzip sibling of every file, which the server hands out as they are.
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build, runnerImport } from "vite";

const root = fileURLToPath(new URL(".", import.meta.url));
const dist = join(root, "dist");
const pages = ["index", "console", "panellist", "audience", "stage", "report", "personal-links", "public", "api", "404", "privacy"];

// Else importing these by Vite would make every build after it a development build.
process.env.NODE_ENV = "production";
const { module: words } = await runnerImport(join(root, "src/state/words.ts"));
const { testids } = (await runnerImport(join(root, "src/ui/testids.ts"))).module;
const { targets } = (await runnerImport(join(root, "engines.ts"))).module;
const said = { ...words, testids };
const entities = { "&": "&amp;", "<": "&lt;", '"': "&quot;" };

// A page has the words that it shows before its script from where the script has them: {common.loading}.
const worded = {
  name: "worded",
  transformIndexHtml: {
    order: "pre",
    handler: (html) =>
      html.replace(/\{([\w.]+)\}/g, (_, path) => {
        const text = path.split(".").reduce((within, name) => within?.[name], said);
        if (typeof text !== "string") throw new Error(`There is no word ${path}.`);
        return text.replace(/[&<"]/g, (one) => entities[one]);
      }),
  },
};

// What a page does before its script and its style are there, it has within itself: the comment names a script, which may have a style.
// The style of the rest comes behind it then, so that what is shown waits for nothing. %later% is what the page may load later.
const inlined = {
  name: "inlined",
  transformIndexHtml: {
    order: "post",
    async handler(html, { bundle }) {
      const [comment, script] = /<!--inlined (\S+)-->/.exec(html) ?? [];
      if (!comment) return html;
      const input = join(root, script);
      const options = { target: "es2022", cssTarget: targets, write: false, rolldownOptions: { input } };
      const { output } = await build({ root, configFile: false, logLevel: "warn", build: options });
      const all = Object.values(bundle);
      const next = all.find((one) => one.isEntry)?.dynamicImports ?? [];
      const later = all.find((one) => next.includes(one.fileName) && !one.facadeModuleId.includes("node_modules"))?.fileName;
      const code = output[0].code.trim().replace("%later%", `/${later}`);
      const style = output.find((one) => one.type === "asset")?.source.trim();
      if (style === undefined) return html.replace(comment, () => `<script>${code}</script>`);
      const [rest] = /<link rel="stylesheet".*>/.exec(html);
      return html.replace(rest, () => `<style>${style}</style>`).replace(comment, () => `<script>${code}</script>\n    ${rest}`);
    },
  },
};

// What a page loads later is one script, with neither a style nor other scripts to fetch ahead of it.
const plainImports = {
  name: "plain-imports",
  enforce: "pre",
  load: (id) => (id.endsWith("vite/preload-helper.js") ? "export const __vitePreload = (load) => load();" : undefined),
};

await rm(dist, { recursive: true, force: true });
for (const page of pages) {
  await build({
    root,
    logLevel: "warn",
    plugins: [worded, inlined, plainImports],
    build: {
      rolldownOptions: {
        input: join(root, `${page}.html`),
        output: {
          entryFileNames: `assets/${page}-[hash].js`,
          chunkFileNames: `assets/${page}-later-[hash].js`,
          assetFileNames: `assets/${page}-[hash][extname]`,
        },
      },
    },
  });
}

const sizes = [];
for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const path = join(entry.parentPath, entry.name);
  const bytes = await readFile(path);
  const br = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  await writeFile(`${path}.br`, br);
  await writeFile(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  sizes.push([relative(dist, path), bytes.length, br.length]);
}
for (const [path, plain, br] of sizes.sort()) {
  console.log(`${path.padEnd(40)} ${String(plain).padStart(8)} bytes ${String(br).padStart(8)} with Brotli`);
}
