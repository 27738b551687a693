import type { Plugin } from "postcss";
import { defineConfig } from "vite";
import { targets } from "./engines.ts";

// What asks for the width of the container `page`, which is as wide as the window, asks for that of the window where there are no containers.
const pageQueries: Plugin = {
  postcssPlugin: "page-queries",
  AtRule: {
    container(query, { AtRule }) {
      const [, params] = /^page (.+)$/.exec(query.params) ?? [];
      if (params === undefined) return;
      const media = new AtRule({ name: "media", params, nodes: query.nodes!.map((one) => one.clone()) });
      query.before(new AtRule({ name: "supports", params: "not (container-type: inline-size)", nodes: [media] }));
    },
  },
};

// One page at a time (see build.mjs): each is one script and one stylesheet, and the audience's and home's a second script for what can come later, so
// that a phone on bad Wi-Fi makes few requests and downloads nothing that only another page needs.
export default defineConfig({
  css: { postcss: { plugins: [pageQueries] } },
  // One function makes elements, ours, and Preact has what it needs in any case; the newer runtime would come beside it.
  oxc: {
    jsx: { runtime: "classic", pragma: "jsxElement", pragmaFrag: "jsxFragment" },
    jsxInject: `import { Fragment as jsxFragment } from "preact"; import { h as jsxElement } from "/src/ui/h";`,
  },
  // What the libraries ask everywhere is known of a page.
  define: { "typeof window": '"object"', "typeof requestAnimationFrame": '"function"', "window.__PREACT_SIGNALS_DEVTOOLS__": "false" },
  build: {
    target: "es2022", // What of it these engines lack, no page uses: tests/system/engines.test.mjs.
    cssTarget: targets,
    minify: "terser", // 2 % smaller than what Vite does by itself
    terserOptions: { module: true, compress: { passes: 3 } },
    sourcemap: false,
    modulePreload: false,
    assetsInlineLimit: 0,
    emptyOutDir: false,
    reportCompressedSize: false,
    // What no page looks at is left out.
    rolldownOptions: { treeshake: { manualPureFunctions: ["signal", "computed"] } },
  },
});
