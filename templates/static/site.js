// What a script can add to any page; without it nothing is lost but comfort. One function a feature.
// It runs in the head, so that the chosen theme is there before the first paint. Words come from data attributes.
"use strict";
(() => {
  const root = document.documentElement;
  const night = matchMedia("(prefers-color-scheme: dark)");

  // A browser may refuse storage: then a choice lasts as long as its page.
  const remembered = () => {
    try { return localStorage.getItem("warraq-theme"); } catch { return null; }
  };
  const remember = (theme) => {
    try {
      if (theme) localStorage.setItem("warraq-theme", theme);
      else localStorage.removeItem("warraq-theme");
    } catch { /* as said */ }
  };

  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : night.matches);
  const dress = (theme) => {
    if (theme === "dark" || theme === "light") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };

  // The switch; whoever comes back to what the system says follows the system again.
  function themeSwitch(place) {
    const button = document.createElement("button");
    const show = () => button.setAttribute("aria-pressed", isDark());
    button.type = "button";
    button.className = "theme";
    button.title = place.dataset.switch;
    button.setAttribute("aria-label", place.dataset.switch);
    button.addEventListener("click", () => {
      const dark = !isDark();
      const theme = dark === night.matches ? "" : dark ? "dark" : "light";
      dress(theme);
      remember(theme);
      show();
    });
    night.addEventListener("change", show);
    addEventListener("storage", () => { dress(remembered()); show(); });
    show();
    place.append(button);
  }

  // '/' goes to the search box, unless something is being typed.
  function slashKey(box) {
    addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      box.focus();
      box.select();
    });
  }

  // A button that copies its data-copy and then says its data-copied.
  function copyButton(button) {
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    button.after(said);
    button.hidden = false;
    button.addEventListener("click", async () => {
      said.textContent = "";
      if (await copy(button.dataset.copy || location.href)) said.textContent = button.dataset.copied;
    });
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // From a disk and over plain HTTP there is no clipboard but this one.
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      return done;
    }
  }

  // What was published on this day in other years: the build knows no today. From a disk, a browser fetches nothing.
  async function onThisDay(place) {
    const now = new Date(), month = now.getMonth(), day = now.getDate();
    const held = place.dataset.days.split(" ")[month] >> (day - 1) & 1;
    if (!held || location.protocol === "file:") return;
    const name = [month + 1, day].map((number) => String(number).padStart(2, "0")).join("-");
    const address = new URL(`${name}.html`, place.querySelector("a").href);
    const answer = await fetch(address).catch(() => null);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const newest = [...page.querySelectorAll(".groups .rest > li:first-child")].slice(0, 6);
    newest.forEach((item) => item.querySelectorAll("a").forEach((link) => {
      link.href = new URL(link.getAttribute("href"), address);
    }));
    const list = document.createElement("ul"), label = document.createElement("small");
    list.className = "sections";
    list.append(...newest);
    label.textContent = page.querySelector("h1").textContent;
    place.querySelector("h2").append(" ", label);
    place.querySelector("h2").after(list);
  }

  const each = (selector, feature) => document.querySelectorAll(selector).forEach(feature);

  root.dataset.script = "";
  dress(remembered());
  addEventListener("DOMContentLoaded", () => {
    each("[data-switch]", themeSwitch);
    each("header [type=search]", slashKey);
    each("[data-copy]", copyButton);
    each("[data-days]", onThisDay);
  });
})();
