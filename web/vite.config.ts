import { defineConfig } from "vite";

// One page at a time (see build.mjs): each is one script and one stylesheet, so that a phone on bad Wi-Fi makes few requests and
// downloads nothing that only another page needs.
export default defineConfig({
  oxc: { jsx: { importSource: "preact" } },
  build: {
    target: "es2022",
    sourcemap: false,
    modulePreload: false,
    assetsInlineLimit: 0,
    emptyOutDir: false,
    reportCompressedSize: false,
  },
});
