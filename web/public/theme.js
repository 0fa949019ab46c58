// Runs before the first paint, so that a chosen theme never flashes the other one. The rest of the settings wait for the app.
(function () {
  try {
    var theme = JSON.parse(localStorage.getItem("gradus:settings") || "{}").theme;
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch (error) {
    // Storage is closed or holds something else: the system's theme it is.
  }
})();
