import { createHash } from "node:crypto";
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { make } from "../lib/make.mjs";
import { at } from "../lib/paths.mjs";
import { Failure } from "../lib/report.mjs";
import { packageVersion, run } from "../lib/run.mjs";

/** Where fonts come from, by how their files' names begin. */
const fontPackages = new Map([
  ["noto-naskh-arabic", "@fontsource-variable/noto-naskh-arabic"],
  ["amiri", "@fontsource/amiri"],
]);
/** Parts of a font, as the style sheet names them behind the family. */
const fontParts = ["letters", "signs"];
/** What browsers do by themselves with Arabic letters and marks; without the rest, each part is smaller. */
const fontFeatures = "ccmp locl isol init medi fina rlig calt liga clig curs kern mark mkmk".split(" ");
/** Parts of `www/` that are bundled; everything else in it is copied. */
const bundled = ["js", "style"];

/** The oldest browsers that the bundles are written for; each has the WebAssembly features that rustc uses. */
const oldest = ["chrome111", "firefox115", "safari16.4"];

/**
 * `www/` and the engine → `dist/viewer`: what the `kashshaf` command puts around a corpus.
 * @param {string} engine the folder of the engine
 * @param {string} builder that of the builder
 */
export function buildViewer(engine, builder) {
  return make({
    name: "viewer",
    inputs: [
      at("www"),
      engine,
      builder,
      ...["viewer.mjs", "pack.mjs"].map((name) => at("scripts", "build", name)),
    ],
    facts: ["esbuild", "subset-font", "@gfx/zopfli", ...fontPackages.values()].map(packageVersion),
    async make(folder) {
      cpSync(at("www"), folder, {
        recursive: true,
        filter: (source) => !bundled.some((name) => source === at("www", name)),
      });
      await bundle(engine, folder);
      await bundleBuilder(builder, folder);
      const program = [join(engine, "kashshaf_bg.wasm"), join(folder, "engine.bin")];
      await run(process.execPath, [at("scripts", "build", "pack.mjs"), ...program]);
      await putFonts(folder);
    },
  });
}

/**
 * How everything is bundled.
 * @type {import("esbuild").BuildOptions}
 */
const common = {
  absWorkingDir: at(),
  bundle: true,
  minify: true,
  format: "iife",
  target: oldest,
  charset: "utf8",
  logLevel: "warning",
};

/**
 * A script that imports parts when they are asked for. As a module, it keeps its `import()` as it is, without the helpers
 * that a script is given for browsers that have none; the function around it keeps its names to itself.
 * @type {import("esbuild").BuildOptions}
 */
const importing = {
  format: "esm",
  banner: { js: '"use strict";(()=>{' },
  footer: { js: "})();" },
};

/**
 * The scripts twice over: for a site, in which what is not needed at first waits in files of its own (`later/`), and for
 * a single page, which has all of it in one piece (`whole/`).
 * @param {string} engine
 * @param {string} folder
 */
async function bundle(engine, folder) {
  const esbuild = await import("esbuild");
  const glue = join(engine, "kashshaf.js");
  const app = { ...common, entryPoints: ["www/js/main.js"] };
  const early = { ...common, entryPoints: ["www/js/early.js"] };
  const worker = { ...common, entryPoints: ["www/js/worker.js"], inject: [glue] };
  const style = { ...common, external: ["fonts/*"] };
  const parts = laterParts(esbuild, folder);
  try {
    await Promise.all([
      esbuild.build({
        ...app,
        ...importing,
        outfile: join(folder, "app.js"),
        plugins: [parts("./later/")],
      }),
      esbuild.build({ ...early, outfile: join(folder, "early.js") }),
      esbuild.build({ ...app, outfile: join(folder, "whole", "app.js") }),
      esbuild.build({
        ...worker,
        ...importing,
        outfile: join(folder, "worker.js"),
        plugins: [exportGlue(glue), parts("./later/")],
      }),
      esbuild.build({
        ...worker,
        outfile: join(folder, "whole", "worker.js"),
        plugins: [exportGlue(glue)],
      }),
      esbuild.build({ ...style, entryPoints: ["www/style/main.css"], outfile: join(folder, "style.css") }),
      esbuild.build({
        ...style,
        entryPoints: ["www/style/whole.css"],
        outfile: join(folder, "whole", "style.css"),
      }),
      esbuild.build({
        ...style,
        entryPoints: ["www/style/rare.css"],
        outfile: join(folder, "whole", "rare.css"),
      }),
    ]);
  } catch {
    throw new Failure("The viewer could not be bundled, see above");
  }
}

/**
 * The builder and its worker, for readers who bring their own texts.
 * @param {string} builder
 * @param {string} folder
 */
async function bundleBuilder(builder, folder) {
  const esbuild = await import("esbuild");
  const glue = join(builder, "kashshaf.js");
  try {
    await esbuild.build({
      ...common,
      entryPoints: ["www/js/own/worker.js"],
      inject: [glue],
      outfile: join(folder, "builder", "worker.js"),
      plugins: [exportGlue(glue)],
    });
  } catch {
    throw new Failure("The builder's worker could not be bundled, see above");
  }
  copyFileSync(join(builder, "kashshaf_bg.wasm"), join(folder, "builder", "builder.wasm"));
}

/**
 * What is imported with `import()` becomes a file in `later/`, named by its content. A part brings along its own copy of
 * the modules it shares with others: they are small and keep no state, and a file of what is shared would be one more
 * request before the first answer.
 * @param {typeof import("esbuild")} esbuild
 * @param {string} folder
 * @returns {(prefix: string) => import("esbuild").Plugin} `prefix`: where `later/` is, seen from the importing file
 */
function laterParts(esbuild, folder) {
  /** @type {Map<string, Promise<string>>} */
  const made = new Map();

  /** @param {string} path */
  async function part(path) {
    const built = await esbuild.build({
      ...common,
      format: "esm",
      entryPoints: [path],
      write: false,
      plugins: [plugin("./")],
    });
    const content = built.outputFiles[0]?.contents ?? new Uint8Array();
    const digest = createHash("sha256").update(content).digest("hex").slice(0, 10);
    const name = `${basename(dirname(path))}-${basename(path, ".js")}-${digest}.js`;
    mkdirSync(join(folder, "later"), { recursive: true });
    writeFileSync(join(folder, "later", name), content);
    return name;
  }

  /** @param {string} prefix @returns {import("esbuild").Plugin} */
  const plugin = (prefix) => ({
    name: "later",
    setup(build) {
      build.onResolve({ filter: /^\./ }, async ({ kind, path, resolveDir }) => {
        if (kind !== "dynamic-import") return undefined;
        const file = join(resolveDir, path);
        if (!made.has(file)) made.set(file, part(file));
        return { path: `${prefix}${await made.get(file)}`, external: true };
      });
    },
  });
  return plugin;
}

/**
 * wasm-bindgen's glue for classic workers declares one global, `wasm_bindgen`. Exported, it is shared with worker.js
 * within one bundle, where its name can be shortened and what is not used left out.
 * @param {string} glue
 * @returns {import("esbuild").Plugin}
 */
function exportGlue(glue) {
  return {
    name: "export-glue",
    setup(build) {
      build.onLoad({ filter: /kashshaf\.js$/ }, ({ path }) =>
        path === glue ? { contents: `${readFileSync(path, "utf8")}\nexport { wasm_bindgen };` } : undefined,
      );
    },
  };
}

/**
 * The fonts that the style sheet names as `fonts/…`, and their licences beside them.
 * @param {string} folder
 */
async function putFonts(folder) {
  const style = readFileSync(join(folder, "style.css"), "utf8");
  const named = new Set(
    [...style.matchAll(/url\(["']?(?:\.\/)?fonts\/([^"')]+)/g)].map((match) => String(match[1])),
  );
  if (named.size === 0) return;
  mkdirSync(join(folder, "fonts"), { recursive: true });
  for (const name of named) {
    const [family, fontPackage] = [...fontPackages].find(([family]) => name.startsWith(`${family}-`)) ?? [
      "",
      "",
    ];
    const isPart = fontParts.some((part) => name === `${family}-${part}.woff2`);
    const whole = isPart ? `${family}-arabic-wght-normal.woff2` : name;
    const source = at("node_modules", fontPackage, "files", whole);
    if (!existsSync(source)) throw new Failure(`The style sheet names fonts/${name}, which no package has`);
    const font = readFileSync(source);
    writeFileSync(join(folder, "fonts", name), isPart ? await partOf(font, name, style) : font);
    copyFileSync(at("node_modules", fontPackage, "LICENSE"), join(folder, "fonts", `LICENSE-${family}.txt`));
  }
}

/**
 * The part of a font that a style sheet gives this file in `unicode-range`.
 * @param {Buffer} font
 * @param {string} name of the file
 * @param {string} style
 */
async function partOf(font, name, style) {
  const { default: subset } = await import("subset-font");
  const told = new RegExp(`${name}[^}]*unicode-range:([^;}]+)`).exec(style)?.[1];
  if (!told) throw new Failure(`The style sheet does not say which part of the font fonts/${name} is`);
  const ranges = [...told.matchAll(/U\+([\da-f]+)(?:-([\da-f]+))?/gi)];
  const letters = ranges.flatMap(([, first = "", last = first]) => {
    const start = Number.parseInt(first, 16);
    const count = Number.parseInt(last, 16) - start + 1;
    return Array.from({ length: count }, (_, at) => String.fromCodePoint(start + at));
  });
  const how = { targetFormat: /** @type {const} */ ("woff2"), keepFeatures: fontFeatures };
  return subset(font, letters.join(""), how);
}
