import { defineConfig } from "vite";

// One page at a time (see build.mjs): each is one script and one stylesheet, and the audience's a second script for what can come later, so
// that a phone on bad Wi-Fi makes few requests and downloads nothing that only another page needs.
export default defineConfig({
  // One function makes elements, ours, and Preact has what it needs in any case; the newer runtime would come beside it.
  oxc: {
    jsx: { runtime: "classic", pragma: "jsxElement", pragmaFrag: "jsxFragment" },
    jsxInject: `import { Fragment as jsxFragment } from "preact"; import { h as jsxElement } from "/src/ui/h";`,
  },
  // What the libraries ask everywhere is known of a page.
  define: { "typeof window": '"object"', "typeof requestAnimationFrame": '"function"', "window.__PREACT_SIGNALS_DEVTOOLS__": "false" },
  build: {
    target: "es2022",
    cssTarget: ["chrome111", "firefox114", "safari16.4"],
    sourcemap: false,
    modulePreload: false,
    assetsInlineLimit: 0,
    emptyOutDir: false,
    reportCompressedSize: false,
    // What no page looks at is left out.
    rolldownOptions: { treeshake: { manualPureFunctions: ["signal", "computed"] } },
  },
});
