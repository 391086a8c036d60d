// Run from the project's root: `make check` does. Looks for faults; the form is prettier's.
import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["**/leaflet/leaflet.js", "**/node_modules/**", ".venv/**", "offline/**"] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2024, sourceType: "module", globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      complexity: ["error", 10],
      eqeqeq: "error",
      "max-lines": ["error", { max: 300 }],
      "max-lines-per-function": ["error", { max: 60 }],
      "max-params": ["error", { max: 7 }],
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  { files: ["tests/node/**"], languageOptions: { globals: globals.node } },
  // Plain scripts of pages that are opened from a folder, where modules cannot be loaded.
  { files: ["**/find.js"], languageOptions: { sourceType: "script" } },
];
