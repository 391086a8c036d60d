// The page of a figure: its buttons copy the address, or hand it to the system's own way to share. They stand in the
// page hidden, and are shown where the browser can do what they say. Its citations are read on the day that it is here.

const MONTHS = new Intl.DateTimeFormat("en", { month: "long" });

/**
 * A day in each way in which a citation writes it.
 * @param {Date} day
 */
function writeDay(day) {
  const [year, number, month] = [day.getFullYear(), day.getDate(), MONTHS.format(day)];
  const parts = [year, day.getMonth() + 1, number].map((part) => String(part).padStart(2, "0"));
  return [
    parts.join("-"),
    parts.join("/"),
    `${number} ${month} ${year}`,
    `${month} ${number}, ${year}`,
  ];
}

for (const cited of document.querySelectorAll("pre[data-day]")) {
  if (cited instanceof HTMLElement) {
    // The server's day is that of UTC. The day in the address is that of its data, and stays.
    const theirs = writeDay(new Date(`${cited.dataset.day}T00:00`));
    const ours = writeDay(new Date());
    theirs.forEach((day, at) => {
      const written = new RegExp(`(as\\\\?_of=)?\\b${day}\\b`, "g");
      const own = cited.textContent.replace(written, (all, kept) => (kept ? all : ours[at]));
      cited.textContent = own;
    });
  }
}

for (const link of document.querySelectorAll("a")) {
  if (/\.(bib|ris)$/.test(link.pathname)) {
    // The citations as files are read on the same day.
    const there = new URL(link.href);
    there.searchParams.set("read", writeDay(new Date())[0]);
    link.href = there.href;
  }
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  if (button instanceof HTMLButtonElement && navigator.clipboard) {
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy || "");
      button.textContent = button.dataset.done || label;
      setTimeout(() => (button.textContent = label), 2000);
    });
  }
}

for (const button of document.querySelectorAll("button[data-share]")) {
  if (button instanceof HTMLButtonElement && navigator.share) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const { share: url, text } = button.dataset;
      // Who closes the sheet has shared nothing, which is no fault.
      navigator.share({ title: document.title, text, url }).catch(() => undefined);
    });
  }
}
