// Runs before the first paint, so that a chosen theme never flashes the other one. The rest of the settings wait for the app.
(function () {
  try {
    var owner = localStorage.getItem("gradus:owner");
    var own = owner && localStorage.getItem("gradus:" + owner + ":settings");
    var theme = JSON.parse(own || localStorage.getItem("gradus:settings") || "{}").theme;
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch (error) {
    // Storage is closed or holds something else: the system's theme it is.
  }
})();
