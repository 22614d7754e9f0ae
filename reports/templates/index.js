// Search among the publications. Without JavaScript the whole list stands there.
"use strict";
(() => {
  const form = document.getElementById("sok");
  const rows = [...document.querySelectorAll("tr[data-period]")];
  const kommun = document.getElementById("sok-kommun");
  const selects = [...form.querySelectorAll("select")];
  form.hidden = rows.length < 2;

  function search() {
    const text = kommun.value.trim().toLocaleLowerCase("sv");
    for (const row of rows) {
      row.hidden = !row.dataset.namn.toLocaleLowerCase("sv").includes(text)
        || selects.some((s) => s.value && row.dataset[s.name] !== s.value);
    }
    const left = rows.filter((row) => !row.hidden).length;
    document.getElementById("sok-svar").textContent = `Visar ${left} av ${rows.length}.`;
    document.querySelector(".ram").classList.toggle("tom", !left);
  }
  form.addEventListener("input", search);
  form.addEventListener("reset", () => setTimeout(search));
  form.addEventListener("submit", (event) => event.preventDefault());
})();
