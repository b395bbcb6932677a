// Leaves of the listed reports those that are looked for. Without it the page shows them all.
(function () {
  const form = document.getElementById("find");
  const found = document.getElementById("found");
  function has(text, words) {
    return words.toLowerCase().split(/\s+/).every(function (word) { return text.toLowerCase().includes(word); });
  }
  function filter() {
    let count = 0;
    document.querySelectorAll("section.period").forEach(function (section) {
      const isPeriod = has(section.dataset.name + " " + section.querySelector("h3").textContent, form.elements.period.value.trim());
      let any = false;
      section.querySelectorAll("tbody tr").forEach(function (row) {
        row.hidden = !isPeriod || !has(row.dataset.report + " " + row.cells[0].textContent, form.elements.report.value.trim());
        any = any || !row.hidden;
        count += row.hidden ? 0 : 1;
      });
      section.hidden = !any;
    });
    found.textContent = count;
  }
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  window.addEventListener("hashchange", function () {
    form.reset();
    filter();
    const place = document.getElementById(location.hash.slice(1));
    if (place) { place.scrollIntoView(); }
  });
  filter();
})();
