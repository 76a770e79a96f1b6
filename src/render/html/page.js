"use strict";
(() => {
  const article = document.getElementById("article");
  const card = document.getElementById("card");
  const lines = document.getElementById("lines");
  const allLines = document.getElementById("all-lines");
  const hint = card.innerHTML;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const people = all("button.person");
  let chosen = null; // the speaker whose words are lit
  let shown = null; // the passage that the card tells of

  // The card: text only, never markup from the article.
  const row = (list, name, value) => {
    if (!value) return;
    const term = document.createElement("dt");
    term.textContent = name;
    const text = document.createElement("dd");
    if (value instanceof Node) text.append(value);
    else text.textContent = value;
    list.append(term, text);
  };
  const sure = (percent) => {
    const meter = document.createElement("meter");
    meter.max = 100;
    meter.value = percent;
    meter.low = 75;
    meter.high = 90;
    meter.optimum = 100;
    meter.setAttribute("aria-label", "confidence");
    const box = document.createElement("span");
    box.append(meter, `${percent} %`);
    return box;
  };
  const tell = (passage) => {
    const data = passage.dataset;
    const lead = document.createElement("p");
    lead.className = "lead";
    const list = document.createElement("dl");
    if ("timex" in data) {
      lead.textContent = data.when;
      row(list, "words", data.words);
      row(list, "value", data.value);
      row(list, "interval", data.interval);
      row(list, "mod", data.mod);
    } else {
      lead.textContent = data.who;
      row(list, "form", data.form);
      row(list, "source", data.from);
      row(list, "cue", data.cue);
    }
    row(list, "rule", data.rule);
    row(list, "sure", sure(Number(data.sure)));
    card.replaceChildren(lead, list);
  };

  // A line from a source without a name to the mention that has it.
  const draw = () => {
    lines.replaceChildren();
    const frame = article.getBoundingClientRect();
    const always = allLines.getAttribute("aria-pressed") === "true";
    for (const source of all(".source[data-person]")) {
      const person = document.getElementById(source.dataset.person);
      const wanted =
        always ||
        (chosen !== null && source.dataset.speaker === chosen) ||
        (shown && shown.dataset.said === source.dataset.said);
      if (!person || !wanted) continue;
      const from = source.getClientRects()[0];
      const to = person.getClientRects()[0];
      if (!from || !to) continue;
      const x1 = from.left + from.width / 2 - frame.left;
      const x2 = to.left + to.width / 2 - frame.left;
      const down = to.top > from.top;
      const y1 = (down ? from.bottom : from.top) - frame.top;
      const y2 = (down ? to.top : to.bottom) - frame.top;
      const bend = Math.max(14, Math.min(90, Math.abs(y2 - y1) / 2)) * (down ? 1 : -1);
      const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      path.setAttribute("d", `M${x1},${y1} C${x1},${y1 + bend} ${x2},${y2 - bend} ${x2},${y2}`);
      const dot = document.createElementNS("http://www.w3.org/2000/svg", "circle");
      dot.setAttribute("cx", x2);
      dot.setAttribute("cy", y2);
      dot.setAttribute("r", 3.5);
      for (const mark of [path, dot]) {
        mark.style.setProperty("--h", source.style.getPropertyValue("--h"));
        lines.append(mark);
      }
    }
  };

  // What is lit: all of the chosen speaker, and the passage shown.
  const light = () => {
    document.body.classList.toggle("choosing", chosen !== null);
    for (const mark of all("main [data-said], main .mention, main [data-timex], .timeline li")) {
      const data = mark.dataset;
      let lit = false;
      if (mark.matches("li")) lit = !!shown && !!mark.querySelector(`[data-to="${shown.dataset.timex}"]`);
      else if ("timex" in data) lit = !!shown && data.timex === shown.dataset.timex;
      else {
        lit = chosen !== null && data.speaker === chosen;
        if (chosen === null && shown && "said" in shown.dataset) lit = data.said === shown.dataset.said;
      }
      mark.classList.toggle("lit", lit);
    }
    for (const person of people) person.setAttribute("aria-pressed", String(person.dataset.speaker === chosen));
    draw();
  };
  const choose = (speaker) => {
    chosen = speaker === undefined || speaker === chosen ? null : speaker;
    light();
  };
  const show = (passage) => {
    if (passage === shown) return;
    shown = passage;
    if (passage) tell(passage);
    else card.innerHTML = hint;
    light();
  };

  // Every piece of a passage, its source and its cue tell of the whole.
  const passageAt = (target) => {
    const piece = target instanceof Element ? target.closest("main [data-said], main [data-timex]") : null;
    if (!piece) return null;
    const { said, timex } = piece.dataset;
    return document.getElementById(said === undefined ? `t${timex}` : `a${said}`);
  };
  article.addEventListener("pointerover", (event) => {
    const passage = passageAt(event.target);
    if (passage) show(passage);
  });
  article.addEventListener("focusin", (event) => show(passageAt(event.target)));
  article.addEventListener("click", (event) => {
    const passage = passageAt(event.target);
    if (passage && passage.dataset.speaker !== undefined) choose(passage.dataset.speaker);
  });
  for (const person of people) person.addEventListener("click", () => choose(person.dataset.speaker));
  for (const link of all(".timeline a")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const chip = document.getElementById(`t${link.dataset.to}`);
      chip.scrollIntoView({ block: "center" });
      chip.focus({ preventScroll: true });
    });
  }
  const toggleLines = () => {
    const on = allLines.getAttribute("aria-pressed") === "true";
    allLines.setAttribute("aria-pressed", String(!on));
    draw();
  };
  allLines.addEventListener("click", toggleLines);
  addEventListener("resize", draw);
  addEventListener("load", draw);

  const step = (by) => {
    const stops = all("main [tabindex]");
    if (!stops.length) return;
    const at = stops.indexOf(document.activeElement);
    const next = at < 0 ? (by > 0 ? 0 : stops.length - 1) : (at + by + stops.length) % stops.length;
    stops[next].focus();
    stops[next].scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const passage = passageAt(event.target);
    if (event.key === "n") step(1);
    else if (event.key === "p") step(-1);
    else if (event.key === "l") toggleLines();
    else if (event.key === "Escape") {
      chosen = null;
      shown = null;
      card.innerHTML = hint;
      light();
    } else if (event.key === "Enter" && passage && passage.dataset.speaker !== undefined) choose(passage.dataset.speaker);
    else return;
    event.preventDefault();
  });
})();
