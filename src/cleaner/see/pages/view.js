"use strict";
(() => {
  const edits = JSON.parse(document.getElementById("edits").textContent);
  const marks = [...document.querySelectorAll(".m")];
  const box = document.getElementById("box");
  const place = document.getElementById("place");
  const rule = document.getElementById("rule");
  const kinds = [...document.querySelectorAll("input[name=kind]")];
  let here = -1;

  const shown = (number) => {
    const edit = edits[number];
    const wanted = new Set(kinds.filter((box) => box.checked).map((box) => box.value));
    return wanted.has(edit.kind) && (!rule.value || rule.value === edit.rule);
  };
  const stops = () => {
    const seen = new Set();
    return marks
      .filter((mark) => !mark.classList.contains("off"))
      .map((mark) => Number(mark.dataset.e))
      .filter((number) => !seen.has(number) && seen.add(number));
  };
  const filter = () => {
    for (const mark of marks) mark.classList.toggle("off", !shown(Number(mark.dataset.e)));
    place.textContent = `${stops().length} changes`;
  };
  const row = (list, name, value) => {
    if (value === "" || value === undefined) return;
    const term = document.createElement("dt");
    const said = document.createElement("dd");
    term.textContent = name;
    said.textContent = value;
    list.append(term, said);
  };
  const tell = (number) => {
    const edit = edits[number];
    box.querySelector("h2").textContent = [edit.rule, edit.label].filter(Boolean).join(" - ");
    box.querySelector(".what").textContent = edit.what;
    const list = box.querySelector("dl");
    list.replaceChildren();
    row(list, "before", edit.before);
    row(list, "after", edit.after);
    row(list, "confidence", edit.confidence);
    row(list, "stage", edit.stage);
    row(list, "entry", edit.entry);
    row(list, "element", edit.path);
    box.hidden = false;
  };
  const go = (number) => {
    for (const mark of document.querySelectorAll(".here")) mark.classList.remove("here");
    here = number;
    for (const pane of document.querySelectorAll(".pane")) {
      const own = [...pane.querySelectorAll(`.m[data-e="${number}"]`)];
      for (const mark of own) mark.classList.add("here");
      if (own.length) own[0].scrollIntoView({ block: "center" });
    }
    const all = stops();
    place.textContent = `${all.indexOf(number) + 1} of ${all.length}`;
    tell(number);
  };
  const step = (by) => {
    const all = stops();
    if (!all.length) return;
    const at = all.indexOf(here);
    go(all[(at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by + all.length) % all.length]);
  };

  rule.addEventListener("change", filter);
  for (const kind of kinds) kind.addEventListener("change", filter);
  document.getElementById("next").addEventListener("click", () => step(1));
  document.getElementById("previous").addEventListener("click", () => step(-1));
  document.getElementById("close").addEventListener("click", () => { box.hidden = true; });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("select, input[type=text], input[type=search]")) return;
    if (event.key === "n" || event.key === "j") step(1);
    else if (event.key === "p" || event.key === "k") step(-1);
    else if (event.key === "Escape") box.hidden = true;
    else if (event.key === "Enter" && event.target.matches(".m")) go(Number(event.target.dataset.e));
  });
  for (const mark of marks) {
    mark.addEventListener("click", () => go(Number(mark.dataset.e)));
    mark.addEventListener("mouseenter", () => { if (here < 0) tell(Number(mark.dataset.e)); });
    mark.addEventListener("focus", () => tell(Number(mark.dataset.e)));
  }
  for (const tab of document.querySelectorAll(".tabs button")) {
    tab.addEventListener("click", () => {
      for (const other of document.querySelectorAll(".tabs button")) {
        other.setAttribute("aria-pressed", String(other === tab));
      }
      for (const pane of document.querySelectorAll(".pane")) {
        pane.classList.toggle("shown", pane.id === tab.dataset.pane);
      }
    });
  }
  filter();
})();
