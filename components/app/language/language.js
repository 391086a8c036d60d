// The language and the direction of the page, where the browser and the screen reader look for them; and
// what its menu and the pages that do not fit in it are called: for the script that names the button, and
// for the style sheet, which says it in place of Streamlit's own word.

/** @param {{data: {lang: string, dir: string, menu: string, more: string}}} component */
export default function ({ data }) {
  document.documentElement.lang = data.lang;
  document.documentElement.dir = data.dir;
  document.documentElement.dataset.menu = data.menu;
  document.documentElement.style.setProperty("--more-pages", JSON.stringify(data.more));
}
