// Looks at pages with axe-core and measures them: job as JSON on standard input, findings as JSON on standard output.
// Zoom is what it is for a reader: fewer CSS pixels on the same screen.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const job = JSON.parse(readFileSync(0, "utf8"));

async function look(browser, url, view, name) {
  const context = await browser.newContext({
    viewport: { width: Math.round(view.width / view.zoom), height: Math.round(900 / view.zoom) },
    deviceScaleFactor: view.zoom,
  });
  const page = await context.newPage();
  const requests = [], errors = [];
  page.on("request", (request) => request.url() === url || request.url().startsWith("data:") || requests.push(request.url()));
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  if (view.media) await page.emulateMedia({ media: view.media });
  await page.goto(url);
  await page.evaluate(axe);
  const found = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags, resultTypes: ["violations"] }), job.tags);
  const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  await context.close();
  const violations = found.violations.flatMap((v) => v.nodes.map((node) => `${v.id}: ${node.target.join(" ")}`));
  return { url, view: name, violations, checked: found.passes.length, requests, errors, wide, room };
}

const browser = await chromium.launch({ executablePath: job.browser, args: ["--no-sandbox"] });
const seen = [];
for (const { url, view } of job.looks) seen.push(await look(browser, url, job.views[view], view));
await browser.close();
console.log(JSON.stringify(seen));
