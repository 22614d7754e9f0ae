// Uses the report as a reader in a meeting does: keyboard, choice, jump to a number, print, no JavaScript.
// Answers what could be seen after each step; the judging is done in Python.
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const job = JSON.parse(readFileSync(0, "utf8"));
const browser = await chromium.launch({ executablePath: job.browser, args: ["--no-sandbox"] });
const seen = {};

const look = (page) => page.evaluate(() => {
  const shown = (selector) => [...document.querySelectorAll(selector)].filter((e) => e.offsetParent !== null);
  const words = (e) => e.textContent.replace(/\s+/g, " ").trim();
  const table = (start) => shown("main table").find((t) => words(t.caption).startsWith(start));
  return {
    parts: shown("main h3").map(words),
    contents: shown("nav li li a").map(words),
    matrix: [...table("Löften mot källor").rows].map((r) => [...r.cells].filter((c) => c.offsetParent !== null).map(words))
      .filter((r) => r.length),
    places: shown("main .ram:not(.tom) table").filter((t) => words(t.caption).startsWith("Namngivna platser"))
      .flatMap((t) => [...t.tBodies[0].rows].filter((r) => r.offsetParent !== null).map(words)),
    said: words(document.getElementById("urval-svar")),
    form: shown("#urval").length,
    sections: shown("main h2").length,
  };
});

const page = await browser.newPage({ viewport: { width: 1300, height: 900 } });
await page.goto(job.page);
seen.first = await look(page);
await page.keyboard.press("Tab");
seen.skip = await page.evaluate(() => document.activeElement.textContent);
await page.keyboard.press("Enter");
seen.skipped = await page.evaluate(() => location.hash);

await page.focus("#urval-problem");
await page.keyboard.type(job.problem);
seen.problem = await look(page);
await page.selectOption("#urval-kalla", job.kalla);
seen.kalla = await look(page);
await page.emulateMedia({ media: "print" });
seen.print = await page.evaluate(() => [
  getComputedStyle(document.getElementById("innehall"), "::before").content,
  document.getElementById("urval").offsetParent === null && document.querySelector("nav").offsetParent === null,
]);
await page.emulateMedia({ media: "screen" });
await page.click("#urval button[type=reset]");
await page.waitForTimeout(50);
seen.reset = await look(page);
await page.selectOption("#urval-plats", job.plats);
seen.plats = await look(page);

await page.click("#urval button[type=reset]");
await page.click(`main a[href="#${job.anchor}"]`);
seen.walk = await page.evaluate(() => {
  const row = document.querySelector(":target"), box = row.getBoundingClientRect();
  return [row.textContent.replace(/\s+/g, " "), box.top >= 0 && box.top < innerHeight];
});
await page.click(":target td:last-child a");
seen.back = await page.evaluate(() => document.querySelector(":target").textContent);

await page.selectOption("#urval-problem", job.other);
await page.evaluate((hash) => { location.hash = hash; }, `lofte-${job.lofte}`);
await page.waitForTimeout(150);
seen.uncovered = await page.evaluate(() => document.querySelector(":target").offsetParent !== null);

const map = await browser.newPage({ viewport: { width: 1300, height: 900 } });
await map.goto(job.page);
const words = (selector) => map.$$eval(selector, (found) => found.map((e) => e.innerText.replace(/\s+/g, " ").trim()));
const state = () => map.evaluate(() => [
  document.querySelector("#karta-karta .leaflet-map-pane").style.transform,
  document.querySelector("#karta-karta .leaflet-control-scale-line").textContent,
]);
seen.map = { spots: await words("#karta-karta .nummer"), areas: await words("#karta-anhopningar .nummer"), moved: [] };
seen.map.shapes = await map.$$eval("#karta-karta path", (found) => found.filter((p) => p.getBoundingClientRect().width > 20).length);
await map.focus("#karta-karta");
seen.map.moved.push(await state());
await map.keyboard.press("ArrowRight");
await map.waitForTimeout(400);
seen.map.moved.push(await state());
await map.keyboard.press("+");
await map.waitForTimeout(200);
seen.map.moved.push(await state());
await map.focus("#karta-karta .nummer");
await map.keyboard.press("Enter");
seen.map.popup = await words("#karta-karta .leaflet-popup-content");
await map.focus("#karta-anhopningar .nummer");
await map.keyboard.press("Enter");
seen.map.hot = await words("#karta-anhopningar .leaflet-popup-content");
await map.selectOption("#urval-plats", "0182-fisksatra");
seen.map.chosen = await words("#karta-karta .leaflet-popup-content");
await map.emulateMedia({ media: "print" });
seen.map.print = await map.evaluate(() => [
  document.getElementById("karta-karta").offsetParent === null,
  document.querySelector("#figur-karta .bild").offsetParent !== null,
]);

const list = await browser.newPage({ viewport: { width: 1300, height: 900 } });
await list.goto(job.list);
const rows = () => list.evaluate(() => [...document.querySelectorAll("tbody tr")].filter((r) => r.offsetParent !== null)
  .map((r) => `${r.cells[0].textContent} ${r.cells[1].textContent}`));
seen.list = [await rows()];
await list.selectOption("#sok-period", "2016");
seen.list.push(await rows());
await list.fill("#sok-kommun", "värmdö");
seen.list.push(await rows(), await list.textContent("#sok-svar"));

const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
const document_ = await plain.newPage();
await document_.goto(job.page);
seen.plain = await look(document_);
seen.plain.map = await document_.evaluate(() => [
  document.getElementById("karta-karta").offsetParent === null,
  document.querySelector("#figur-karta .bild svg").getBoundingClientRect().width > 300,
]);
await browser.close();
console.log(JSON.stringify(seen));
