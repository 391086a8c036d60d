// The page of a figure: its buttons copy the address, or hand it to the system's own way to share. They stand in the
// page hidden, and are shown where the browser can do what they say.

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
