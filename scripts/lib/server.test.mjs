import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { serve } from "./server.mjs";

/** The path is sent as it is: `fetch` would resolve `..` before it asks. @type {(url: string, path: string, method?: string) => Promise<{ status: number | undefined, type: string | undefined, headers: import("node:http").IncomingHttpHeaders, body: string }>} */
function ask(url, path, method = "GET") {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    request({ hostname, port, path, method }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (chunk) => {
        body += chunk;
      });
      response.on("end", () =>
        resolve({
          status: response.statusCode,
          type: response.headers["content-type"],
          headers: response.headers,
          body,
        }),
      );
    })
      .on("error", reject)
      .end();
  });
}

describe("server", () => {
  const outside = mkdtempSync(join(tmpdir(), "kashshaf-server-"));
  const folder = join(outside, "site");
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let server;

  before(async () => {
    mkdirSync(join(folder, "sub"), { recursive: true });
    writeFileSync(join(outside, "secret.txt"), "secret");
    writeFileSync(join(folder, "index.html"), "<p>مرحبا");
    writeFileSync(join(folder, "sub", "index.html"), "sub");
    writeFileSync(join(folder, "نص.json"), "{}");
    writeFileSync(join(folder, "engine.wasm"), "\0asm");
    symlinkSync(join(outside, "secret.txt"), join(folder, "link.txt"));
    server = await serve(folder);
  });
  after(async () => {
    await server.close();
    rmSync(outside, { recursive: true });
  });

  it("answers with the right type and lets nothing be kept", async () => {
    const page = await ask(server.url, "/?q=1");
    assert.deepEqual([page.status, page.body, page.type], [200, "<p>مرحبا", "text/html; charset=utf-8"]);
    assert.equal(page.headers["cache-control"], "no-cache");
    assert.equal((await ask(server.url, "/engine.wasm")).type, "application/wasm");
    assert.equal(
      (await ask(server.url, `/${encodeURIComponent("نص.json")}`)).type,
      "application/json; charset=utf-8",
    );
    assert.equal((await ask(server.url, "/sub/")).body, "sub");
  });

  it("sends a folder on to its closing slash, on this host only", async () => {
    const answer = await ask(server.url, "//sub");
    assert.deepEqual([answer.status, answer.headers.location], [308, "/sub/"]);
  });

  it("answers HEAD without a body and refuses other methods", async () => {
    const head = await ask(server.url, "/", "HEAD");
    assert.deepEqual([head.status, head.body, head.headers["content-length"]], [200, "", "13"]);
    assert.equal((await ask(server.url, "/", "POST")).status, 405);
  });

  for (const path of [
    "/../secret.txt",
    "/sub/../../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/..%5csecret.txt",
    "/link.txt",
    "/%00",
    "/%ff",
    "/missing",
  ]) {
    it(`finds nothing at ${path}`, async () => {
      const answer = await ask(server.url, path);
      assert.equal(answer.status, 404);
      assert.doesNotMatch(answer.body, /secret/);
    });
  }

  it("takes the next port when one is taken", async () => {
    const taken = Number(new URL(server.url).port);
    const other = await serve(folder, { port: taken });
    assert.ok(Number(new URL(other.url).port) > taken);
    await other.close();
  });
});
