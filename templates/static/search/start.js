// Starts the search page. It is no module, so that it can also say why the page does not work where modules do not load.
"use strict";
(() => {
  const { module, file, failed } = document.currentScript.dataset;
  addEventListener("DOMContentLoaded", async () => {
    const status = document.getElementById("search-status");
    const fail = (text) => {
      status.textContent = text;
      status.dataset.state = "failed";
      document.getElementById("search-form").hidden = true;
    };
    // A browser reads no module and no index from a disk: every file there counts as another site.
    if (location.protocol === "file:") return fail(file);
    try {
      await import(new URL(module, document.baseURI));
    } catch (error) {
      fail(failed);
      throw error;
    }
  });
})();
