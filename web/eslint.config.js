import { defineConfig } from "eslint/config";
import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

/**
 * The folders of src/, and what the files of each may import from others. What is not named here is forbidden, also by
 * `import()`: whoever needs a new import adds it here on purpose. Features know each other only by the names below.
 */
const SHARED = ["../../api/", "../../editor/", "../../styles/", "../../ui/"];
const FOLDERS = {
  app: ["../api/", "../features/", "../styles/", "../ui/"],
  api: [],
  editor: ["../styles/", "../ui/"],
  ui: ["../styles/", "../../styles/"],
  "features/accounts": SHARED,
  "features/admin": [...SHARED, "../verdict/"],
  "features/authoring": [...SHARED, "../catalog/", "../solving/", "../verdict/"],
  "features/catalog": SHARED,
  "features/drafts": SHARED,
  "features/progress": [...SHARED, "../catalog/", "../verdict/"],
  "features/solving": [...SHARED, "../catalog/", "../drafts/", "../verdict/"],
  "features/verdict": SHARED,
};

const literal = (/** @type {string} */ text) => text.replaceAll(".", "\\.").replaceAll("/", "\\u002F");

/**
 * The rule that holds a folder to the places that it may import from.
 * @param {string} folder
 * @param {string[]} allowed
 * @returns {import("eslint").Linter.Config}
 */
function boundary(folder, allowed) {
  const places = allowed.length > 0 ? `(?!(?:${allowed.map(literal).join("|")})(?!.*\\.\\.))` : "";
  const imports = ":matches(ImportDeclaration, ImportExpression, ExportNamedDeclaration, ExportAllDeclaration)";
  return {
    files: [`src/${folder}/**/*.{ts,tsx}`],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: `${imports}[source.value=/^${places}\\.\\./]`,
          message: `${folder} may not import this: eslint.config.js names what each folder may use.`,
        },
      ],
    },
  };
}

export default defineConfig(
  { ignores: ["dist", "src/api/schema.d.ts", "public"] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    files: ["src/**/*.{ts,tsx}"],
    extends: [reactHooks.configs.flat.recommended],
    languageOptions: { globals: globals.browser },
  },
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
    },
  },
  ...Object.entries(FOLDERS).map(([folder, allowed]) => boundary(folder, allowed)),
  {
    // A folder of src/features that is not named above.
    files: ["src/*.{ts,tsx}", "src/features/*/**/*.{ts,tsx}"],
    ignores: Object.keys(FOLDERS).map((folder) => `src/${folder}/**`),
    rules: {
      "no-restricted-syntax": ["error", { selector: "Program", message: "Name this folder in FOLDERS of eslint.config.js." }],
    },
  },
  {
    files: ["scripts/**", "*.js", "*.ts"],
    languageOptions: { globals: globals.node },
  },
);
