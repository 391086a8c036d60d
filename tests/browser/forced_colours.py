"""What is chosen, where the visitor's system gives all colours: told by more than its letters?"""

from playwright.sync_api import Page

# A ground that lets its own ground through is as light as that; weight and colour of letters do not count.
UNMARKED = """() => {
  const chosen = '[aria-checked="true"], [aria-selected="true"], [aria-pressed="true"], ' +
    '[aria-current]:not([aria-current="false"])';
  const canvas = document.body.appendChild(document.createElement('i'));
  canvas.style.cssText = 'forced-color-adjust: none; background: Canvas';
  const numbers = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const paper = numbers(getComputedStyle(canvas).backgroundColor);
  canvas.remove();
  const ground = (colour) => {
    const [red, green, blue, alpha = 1] = numbers(colour);
    return [red, green, blue].map((one, at) => Math.round(one * alpha + paper[at] * (1 - alpha)));
  };
  const marks = (one, part) => {
    const { backgroundColor, borderBottomWidth, borderBottomStyle, outlineStyle,
      textDecorationLine } = getComputedStyle(one, part);
    const line = borderBottomStyle === 'none' ? 0 : borderBottomWidth;
    return [ground(backgroundColor), line, outlineStyle, textDecorationLine];
  };
  const look = (one) => JSON.stringify([one, ...one.querySelectorAll('*')].slice(0, 6)
    .map((part) => [undefined, '::before', '::after'].map((pseudo) => marks(part, pseudo))));
  const kind = (one) => one.tagName + one.getAttribute('role');
  const isSeen = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const besides = (one) => {
    for (let group = one.parentElement; group; group = group.parentElement) {
      const others = [...group.querySelectorAll(one.tagName)]
        .filter((other) => kind(other) === kind(one) && !other.matches(chosen) && isSeen(other));
      if (others.length) return others;
    }
    return [];
  };
  return [...document.querySelectorAll(chosen)]
    .filter((one) => isSeen(one) && besides(one).some((other) => look(other) === look(one)))
    .map((one) => one.getAttribute('aria-label') || one.textContent.trim());
}"""


def find_unmarked(page: Page) -> list[str]:
    """What is chosen on a page and looks like its neighbours that are not, in words."""
    page.emulate_media(forced_colors="active")
    return list(page.evaluate(UNMARKED))
