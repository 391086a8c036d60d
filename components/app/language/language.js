// The language and the direction of the page, where the browser and the screen reader look for them; and
// what its menu is called, for the script that names its button.

/** @param {{data: {lang: string, dir: string, menu: string}}} component */
export default function ({ data }) {
  document.documentElement.lang = data.lang;
  document.documentElement.dir = data.dir;
  document.documentElement.dataset.menu = data.menu;
}
