// The language and the direction of the page, where the browser and the screen reader look for them.

/** @param {{data: {lang: string, dir: string}}} component */
export default function ({ data }) {
  document.documentElement.lang = data.lang;
  document.documentElement.dir = data.dir;
}
