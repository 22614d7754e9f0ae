// What a reader gains with JavaScript: a choice of problem, source and place that every table, part and heading follows.
// Without it the page is a plain document. The script asks nobody for anything and stores nothing.
"use strict";
(() => {
  const form = document.getElementById("urval");
  const contents = document.getElementById("innehallslista");
  const column = document.querySelector(".sidofalt");
  const narrow = window.matchMedia("(max-width: 60rem)");

  // A phone begins with the report, not with screens of choices and contents.
  for (const fold of column.querySelectorAll("details")) if (narrow.matches) fold.open = false;
  contents.addEventListener("click", (event) => {
    if (narrow.matches && event.target.closest("a")) contents.open = false;
  });

  // The contents say where the reader is.
  const links = new Map([...contents.querySelectorAll("a")].map((a) => [a.hash.slice(1), a]));
  const headings = [...document.querySelectorAll("main h2, main h3")].filter((h) => links.has(h.id));
  let here = null;
  function follow() {
    const passed = headings.filter((h) => h.offsetParent && h.getBoundingClientRect().top < 160);
    const link = links.get((passed.pop() || headings[0]).id);
    if (link === here) return;
    if (here) here.removeAttribute("aria-current");
    here = link;
    here.setAttribute("aria-current", "true");
    const at = here.offsetTop - column.clientHeight / 2;  // the column alone scrolls, never the page
    if (!narrow.matches) column.scrollTop = at;
  }
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; follow(); });
  }, { passive: true });
  follow();

  if (!form) return;
  form.hidden = false;
  const answer = document.getElementById("urval-svar");
  const selects = [...form.querySelectorAll("select")];
  const followers = [...document.querySelectorAll("[data-problem], [data-kalla], [data-plats]")];
  const frames = [...document.querySelectorAll("main .ram")];
  const promises = [...document.querySelectorAll("main h3[id^='lofte-']")];
  const chosen = () => selects.filter((s) => s.value);

  function choose() {
    const wanted = chosen();
    for (const element of followers) {
      element.hidden = wanted.some((s) => {
        const about = element.dataset[s.name];
        return about !== undefined && !about.split(" ").includes(s.value);
      });
    }
    for (const frame of frames) {
      const rows = [...frame.querySelectorAll("tbody tr")];
      frame.classList.toggle("tom", rows.length > 0 && rows.every((row) => row.hidden));
    }
    document.body.classList.toggle("valt", wanted.length > 0);
    const names = wanted.map((s) => s.selectedOptions[0].text);
    const left = promises.filter((h) => !h.parentElement.hidden).length;
    answer.textContent = wanted.length
      ? `Visar ${names.join(", ")}: ${left} av ${promises.length} löften. Figurer visar allt.`
      : "";
    document.getElementById("innehall").dataset.urval = `Urval: ${names.join(", ")}. Figurer visar allt.`;
    document.dispatchEvent(new CustomEvent("urval", { detail: Object.fromEntries(selects.map((s) => [s.name, s.value])) }));
    follow();
  }
  form.addEventListener("change", choose);
  form.addEventListener("reset", () => setTimeout(() => { choose(); answer.textContent = "Visar allt."; }));
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("skriv-ut").addEventListener("click", () => window.print());

  // A link always leads somewhere: what it points at is shown again when the choice had put it away.
  function uncover() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest("[hidden]")) { form.reset(); setTimeout(() => target.scrollIntoView(), 50); }
  }
  addEventListener("hashchange", uncover);
})();
