/** Readers' own texts: dropped, searched at once, corrected, kept, erased, saved as a page that opens elsewhere. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { build, harbour } from "./lib/corpora.mjs";
import { closeBrowser, search, visit } from "./lib/visit.mjs";

/** @typedef {import("playwright-core").Page} Page */

const folder = mkdtempSync(join(tmpdir(), "kashshaf-own-"));
const { site, single } = build(harbour);
after(async () => {
  await closeBrowser();
  rmSync(folder, { recursive: true, force: true });
});

const PROSE =
  "حفر أهل القرية بئرهم في سنة جفاف، وتناوبوا على الحفر ليلا ونهارا حتى ظهر الماء في اليوم الأربعين من الصيف.";

/** @param {string} name @param {string | Uint8Array} content */
function file(name, content) {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** @param {Page} page */
async function openPanel(page) {
  await page.getByRole("button", { name: "نصوصك أنت" }).click();
  const panel = page.getByRole("dialog", { name: "نصوصك أنت" });
  await panel.waitFor();
  return panel;
}

/** @param {Page} page @param {string[]} paths */
async function bring(page, paths) {
  const panel = await openPanel(page);
  await panel.locator('input[type="file"]').first().setInputFiles(paths);
  await panel.getByText(/صارت نصوصك مفتوحة|لم يمكن استيراد شيء/).waitFor({ timeout: 60_000 });
  return panel;
}

/** @param {Page} page @param {string} query */
async function found(page, query) {
  await search(page, query);
  return (await page.locator(".card").allTextContents()).join();
}

describe("readers' own texts", () => {
  it("are searched at once, whatever their format", async (t) => {
    const paths = [
      file("well.txt", `بئر القرية\n\n${PROSE}\nتابعونا على تويتر\n`),
      file("list.csv", "title,text,date\nخبر الزيتون,قطف الأهالي الزيتون باكرا هذا الخريف.,2019-10-02\n"),
      file(
        "page.html",
        `<title>المدرسة</title><h1>المدرسة الجديدة</h1><p>${PROSE.replace("بئرهم", "مدرستهم")}</p><script>alert(1)</script>`,
      ),
      file("broken.docx", "no archive"),
    ];
    const { page } = await visit(t, { page: site });
    const panel = await bring(page, paths);
    assert.match((await panel.textContent()) ?? "", /3 مقالات/);
    assert.match(
      (await panel.locator("details.losses, details").first().textContent()) ?? "",
      /broken\.docx/,
    );
    await panel.getByRole("button", { name: "ابحث فيها" }).click();
    assert.match(await found(page, "زيتون"), /خبر الزيتون/);
    assert.match(await found(page, "والمدرسة"), /المدرسة الجديدة/);
    assert.equal(await page.getByText("أخبار الميناء").count(), 0);
  });

  it("carry a report whose marks can be undone", async (t) => {
    const { page } = await visit(t, { page: site });
    const panel = await bring(page, [file("well.txt", `بئر القرية\n\n${PROSE}\nتابعونا على تويتر\n`)]);
    await panel.getByText("ما عُلِّم زائدًا").click();
    const box = panel.getByRole("checkbox", { name: "تابعونا على تويتر" });
    assert.equal(await box.isChecked(), true);
    await box.uncheck();
    await panel.getByRole("button", { name: "حدّث البحث" }).click();
    await panel.getByText("صارت نصوصك مفتوحة").waitFor();
    await panel.getByRole("button", { name: "ابحث فيها" }).click();
    assert.match(await found(page, "تابعونا"), /بئر القرية/);
  });

  it("are kept if the reader wishes, and erased", async (t) => {
    const { page } = await visit(t, { page: site });
    const panel = await bring(page, [file("well.txt", `بئر القرية\n\n${PROSE}\n`)]);
    await panel.getByRole("button", { name: "أبقها في هذا المتصفح" }).click();
    await panel.getByText("حُفظت في هذا المتصفح").waitFor();
    await page.reload();
    const again = await openPanel(page);
    const row = again.locator("li", { hasText: "well" });
    assert.match((await row.textContent()) ?? "", /م\.ب/);
    await row.getByRole("button", { name: "افتح" }).click();
    await again.getByText("صارت نصوصك مفتوحة").waitFor();
    await again.getByRole("button", { name: "ابحث فيها" }).click();
    assert.match(await found(page, "البئر"), /بئر القرية/);
    const third = await openPanel(page);
    const erase = third.locator("li", { hasText: "well" }).getByRole("button", { name: "امحُ" });
    await erase.dblclick();
    assert.equal(await erase.innerText(), "امحُ حقًّا؟", "it asks, and a double click is no answer");
    await page.keyboard.press("Shift+Tab");
    assert.equal(await erase.innerText(), "امحُ", "whoever goes elsewhere did not mean it");
    await erase.click();
    await erase.click();
    await third.getByText("مُحيت").waitFor();
    await third.locator("li", { hasText: "مجموعة هذه الصفحة" }).getByRole("button", { name: "افتح" }).click();
    await page.getByText("أخبار الميناء").first().waitFor();
    const left = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const request = indexedDB.open("kashshaf-own");
          request.onsuccess = () => {
            const all = request.result.transaction("corpora").objectStore("corpora").count();
            all.onsuccess = () => resolve(all.result);
          };
        }),
    );
    assert.equal(left, 0);
  });

  it("are said to be gone after a reload, or kept, with the way to have them again", async (t) => {
    const { page } = await visit(t, { page: site });
    const panel = await bring(page, [file("well.txt", `بئر القرية\n\n${PROSE}\n`)]);
    await panel.getByText("لم تُحفظ بعد").waitFor();
    await page.reload();
    await page.locator(".notice", { hasText: /ذهبت منها نصوصك .*well/ }).waitFor();
    await page.getByRole("button", { name: "أضفها من جديد" }).click();
    const again = page.getByRole("dialog", { name: "نصوصك أنت" });
    await again.locator('input[type="file"]').first().setInputFiles(join(folder, "well.txt"));
    await again.getByRole("button", { name: "أبقها في هذا المتصفح" }).click();
    await again.getByText("حُفظت في هذا المتصفح").waitFor();
    assert.equal(await again.getByText("لم تُحفظ بعد").count(), 0);
    await page.reload();
    const notice = page.locator(".notice", { hasText: /نصوصك .*well.* محفوظة/ });
    await notice.getByRole("button", { name: "افتحها" }).click();
    await again.locator("li", { hasText: "well" }).getByRole("button", { name: "افتح" }).click();
    await again.getByText("صارت نصوصك مفتوحة").waitFor();
    await again.locator("li", { hasText: "مجموعة هذه الصفحة" }).getByRole("button", { name: "افتح" }).click();
    await page.getByText("أخبار الميناء").first().waitFor();
    await page.reload();
    await page.getByText("أخبار الميناء").first().waitFor();
    await page.waitForTimeout(500);
    assert.equal(await page.locator(".notice").count(), 0);
  });

  it("are not cited by the address of the site", async (t) => {
    const { page, base } = await visit(t, { page: site });
    const panel = await bring(page, [file("well.txt", `بئر القرية\n\n${PROSE}\n`)]);
    await panel.getByRole("button", { name: "ابحث فيها" }).click();
    await search(page, "البئر");
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: /CSV/ }).click();
    const table = readFileSync(await (await downloading).path(), "utf8");
    assert.match(table, /بئر القرية/);
    assert.ok(!table.includes(base));
    await page.locator(".card h2 a").click();
    await page.getByText("استشهد بالمقال").click();
    const citation = page.getByLabel("نص الاستشهاد");
    for (const format of ["text", "bibtex", "ris", "csl"]) {
      await page.getByLabel("صيغة الاستشهاد").first().selectOption(format);
      const text = await citation.innerText();
      assert.match(text, /بئر القرية/);
      assert.ok(!text.includes(base) && !/https?:/.test(text), text);
    }
    assert.equal(await page.locator("a.number").count(), 0);
    assert.ok((await page.locator("span.number").count()) > 0);
    await page.locator(".text p").first().selectText();
    await page.getByRole("button", { name: "انسخ مع الاستشهاد" }).waitFor();
    assert.equal(await page.getByRole("button", { name: "انسخ الرابط" }).count(), 0);
  });

  it("have a panel that takes the focus, keeps it, and gives it back", async (t) => {
    const { page } = await visit(t, { page: site });
    const at = () => page.evaluate(() => document.activeElement?.textContent);
    await page.getByRole("button", { name: "نصوصك أنت" }).focus();
    await page.keyboard.press("Enter");
    const panel = page.getByRole("dialog", { name: "نصوصك أنت" });
    await panel.waitFor();
    assert.equal(await at(), "نصوصك أنت");
    assert.ok(await panel.locator("h2").evaluate((heading) => heading === document.activeElement));
    await panel.getByRole("button", { name: "اختر ملفات" }).focus();
    await panel
      .locator('input[type="file"]')
      .first()
      .setInputFiles([file("well.txt", `بئر القرية\n\n${PROSE}\n`)]);
    await panel.getByText(/صارت نصوصك مفتوحة/).waitFor({ timeout: 60_000 });
    assert.ok(await page.evaluate(() => document.activeElement?.closest("dialog")));
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
    assert.ok(await page.evaluate(() => document.activeElement?.matches(".bring")));
    const again = await openPanel(page);
    await again.getByRole("button", { name: "ابحث فيها" }).click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), "q");
  });

  it("that cannot be read are refused with advice that a page's reader can follow", async (t) => {
    const { page } = await visit(t, { page: site });
    const panel = await bring(page, [
      file("cafe.txt", Buffer.from("un caf\xe9 pr\xe8s de l'\xe9cole", "latin1")),
      file("rows.csv", "a,b\n1,2\n"),
    ]);
    const told = (await panel.locator("details").first().textContent()) ?? "";
    assert.match(told, /cafe\.txt.*احفظه بترميز UTF-8/);
    assert.match(told, /rows\.csv/);
    assert.doesNotMatch(told, /--|command/);
  });

  it("are saved as a page that opens from disk, and as a site", async (t) => {
    const { page } = await visit(t, { page: site });
    const panel = await bring(page, [file("well.txt", `بئر القرية\n\n${PROSE}\n`)]);
    for (const [button, name] of [
      ["احفظ كصفحة", "well.html"],
      ["احفظ كموقع (zip)", "well.zip"],
    ]) {
      const download = page.waitForEvent("download");
      await panel.getByRole("button", { name: button, exact: true }).click();
      const saved = await download;
      assert.equal(saved.suggestedFilename(), name);
      await saved.saveAs(join(folder, String(name)));
    }
    const elsewhere = await visit(t, { page: join(folder, "well.html") });
    assert.match(await found(elsewhere.page, "الآبار"), /بئر القرية/);
    const { execFileSync } = await import("node:child_process");
    execFileSync("unzip", ["-q", "-o", join(folder, "well.zip"), "-d", join(folder, "unzipped")]);
    const published = await visit(t, { page: join(folder, "unzipped") });
    assert.match(await found(published.page, "القرية"), /بئر القرية/);
    await bring(published.page, [file("other.txt", `نص آخر\n\n${PROSE}\n`)]);
  });

  it("that cannot be read are named, and names cannot turn the page around", async (t) => {
    const { page } = await visit(t, { page: site });
    const panel = await bring(page, [
      file("\u202Egpj.txt", ""),
      file("picture.png", "\x89PNG\r\n\x1a\n\0\0"),
    ]);
    const text = (await panel.textContent()) ?? "";
    assert.match(text, /gpj\.txt.*ليس فيه نص يُقرأ/);
    assert.match(text, /picture\.png/);
    assert.equal(text.includes("\u202E"), false);
    await panel.getByRole("button", { name: "أغلق" }).click();
    assert.ok(await page.getByText("أخبار الميناء").first().isVisible());
  });

  it("are told what was passed over in them, and how dates were read", async (t) => {
    const message = (/** @type {number} */ id, /** @type {string} */ text) => ({
      id,
      type: "message",
      date: `2016-12-0${id}T10:00:00`,
      text,
    });
    const chat = {
      name: "قناة البئر",
      type: "public_channel",
      id: 1,
      messages: [message(1, PROSE), message(2, "")],
    };
    const { page } = await visit(t, { page: site });
    const panel = await bring(page, [
      file("result.json", JSON.stringify(chat)),
      file("rows.csv", `text,date\n"${PROSE}",12/25/2016\n"${PROSE} أيضًا",5/12/2016\n`),
    ]);
    const told = panel.locator("details").first();
    assert.match(
      (await told.locator("summary").textContent()) ?? "",
      /وتُركت رسالة بلا كلام · وتواريخ قُرئ الشهر/,
    );
    assert.match(
      (await told.textContent()) ?? "",
      /rows\.csv: في تواريخه الشهر قبل اليوم، فلا يُقرأ «\u206812\/25\/2016/,
    );
  });

  it("come in folders; what is hidden or of another kind is passed over", async (t) => {
    file("shelf/a.txt", `البئر الأولى\n\n${PROSE}\n`);
    file("shelf/deep/b.md", `# البئر الثانية\n\n${PROSE.replace("جفاف", "قحط")}\n`);
    file("shelf/.hidden.txt", PROSE);
    file("shelf/photo.jpg", "\xFF\xD8");
    const { page } = await visit(t, { page: site });
    const panel = await openPanel(page);
    await panel.locator('input[type="file"]').nth(1).setInputFiles(join(folder, "shelf"));
    await panel.getByText("صارت نصوصك مفتوحة").waitFor();
    const text = (await panel.textContent()) ?? "";
    assert.match(text, /مقالان/);
    assert.match(text, /وتُرك 1 من أنواع أخرى/);
    assert.equal(await panel.getByRole("textbox").inputValue(), "shelf");
  });

  it("stay open, with all that can be done with them, where nothing could be read of what was chosen next", async (t) => {
    const { page } = await visit(t, { page: site });
    const panel = await bring(page, [file("well.txt", `بئر القرية\n\n${PROSE}\n`)]);
    await panel
      .locator('input[type="file"]')
      .first()
      .setInputFiles(file("noise.bin", new Uint8Array(2000)));
    await panel.getByText("لم يمكن استيراد شيء").waitFor();
    assert.equal(await panel.getByRole("textbox", { name: "اسم المجموعة" }).inputValue(), "well");
    assert.match((await panel.locator("li", { hasText: "well" }).textContent()) ?? "", /مفتوحة الآن/);
    const download = page.waitForEvent("download");
    await panel.getByRole("button", { name: "احفظ كصفحة" }).click();
    assert.equal((await download).suggestedFilename(), "well.html");
    await panel.getByRole("button", { name: "أبقها في هذا المتصفح" }).click();
    await panel.getByText("حُفظت في هذا المتصفح").waitFor();
    await panel
      .locator('input[type="file"]')
      .first()
      .setInputFiles(file("olives.txt", `قطف الزيتون\n\n${PROSE}\n`));
    await panel.locator("li", { hasText: /olives.*مفتوحة الآن/ }).waitFor();
    await panel.getByRole("button", { name: "ابحث فيها" }).click();
    assert.match(await found(page, "البئر"), /قطف الزيتون/);
  });

  it("fit into the panel on a phone, whatever they are called", async (t) => {
    const { page } = await visit(t, { page: site, width: 320 });
    const panel = await bring(page, [
      file(`${"very_long_name_".repeat(8)}.txt`, `بئر القرية\n\n${PROSE}\nتابعونا على تويتر\n`),
    ]);
    await panel.getByText("ما عُلِّم زائدًا").click();
    await panel.getByRole("checkbox").waitFor();
    const [inside, wide] = await panel.evaluate((element) => [element.scrollWidth, element.clientWidth]);
    assert.ok(inside <= wide, `${inside} in ${wide} pixels`);
  });

  it("too deep in folders, or too many, are not left out in silence", async (t) => {
    const { page } = await visit(t, { page: site });
    const panel = await openPanel(page);
    const drop = (/** @type {number} */ depth, /** @type {number} */ files) =>
      panel.locator(".drop").evaluate(
        (zone, given) => {
          /** @param {string} fullPath @param {number} left @returns {any} a folder in a folder, and so on */
          const entry = (fullPath, left) => {
            const name = left > 0 ? `f${left}` : "";
            const inner = left > 0 ? [entry(`${fullPath}/${name}`, left - 1)] : given.files;
            const pages = [inner, []];
            return {
              fullPath,
              isFile: false,
              createReader: () => ({ readEntries: (/** @type {any} */ give) => give(pages.shift()) }),
            };
          };
          /** @param {string} fullPath */
          const file = (fullPath) => ({
            fullPath,
            isFile: true,
            file: (/** @type {any} */ give) => give(new File([given.text], fullPath)),
          });
          const list = Array.from({ length: Number(given.files) }, (_, at) => file(`/shelf/${at}.jpg`));
          given.files = /** @type {any} */ (list);
          const items = [entry("/shelf", given.depth), file("/well.txt")];
          const event = Object.assign(new Event("drop"), {
            dataTransfer: { items: items.map((each) => ({ webkitGetAsEntry: () => each })) },
          });
          zone.dispatchEvent(event);
        },
        { depth, files: /** @type {number | any[]} */ (files), text: PROSE },
      );
    await drop(32, 1);
    await panel.getByText("صارت نصوصك مفتوحة").waitFor();
    const text = (await panel.textContent()) ?? "";
    assert.match(text, /ملف واحد لم يُقرأ/);
    assert.match(text, /shelf\/f32\/f31\/.*\/f1: مجلد أعمق مما يُدخل؛ اختره وحده/);
    assert.match(text, /مقال واحد/);
    await drop(0, 50_001);
    await panel.getByText("لم يمكن استيراد شيء").waitFor({ timeout: 120_000 });
    assert.match((await panel.textContent()) ?? "", /قُرئت أول 50,000 ملف فقط؛ اختر الباقي في مجموعة أخرى/);
  });

  it("are not lost where the browser has no room for them", async (t) => {
    const { page } = await visit(t, {
      page: site,
      prepare: (fresh) =>
        fresh.addInitScript(() => {
          IDBObjectStore.prototype.put = () => {
            throw new DOMException("There is no room.", "QuotaExceededError");
          };
        }),
    });
    const panel = await bring(page, [file("well.txt", `بئر القرية\n\n${PROSE}\n`)]);
    await panel.getByRole("button", { name: "أبقها في هذا المتصفح" }).click();
    await panel.getByText("لم يتسع لها هذا المتصفح").waitFor();
    await panel.getByRole("button", { name: "ابحث فيها" }).click();
    assert.match(await found(page, "البئر"), /بئر القرية/);
  });

  it("are not for a page in one file, which says so", async (t) => {
    const { page } = await visit(t, { page: single });
    const panel = await openPanel(page);
    assert.match((await panel.textContent()) ?? "", /هذه صفحة في ملف واحد/);
  });

  it("ask nothing of anybody until they are brought", async (t) => {
    const { requests } = await visit(t, { page: site });
    assert.deepEqual(
      requests.filter((url) => url.includes("builder/")),
      [],
    );
  });
});
