import { defineConfig } from "vite";

// Everything comes from the server itself and nothing is inline: its Content-Security-Policy allows no more.
export default defineConfig({
  build: {
    outDir: "../src/reportedly/web/static",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
});
