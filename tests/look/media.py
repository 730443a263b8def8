"""What a page must keep where its colours are taken away: on paper, and in forced colours. Complaints, in words.

Each is a program for the page itself, which has been brought into that state by ``emulate_media``.
"""

# What leads from page to page, and what is pressed, has no use on paper. Paper is white whatever the screen was.
ON_PAPER = """() => {
  const complaints = [];
  const shown = (each) => each.checkVisibility() && each.getClientRects().length > 0;
  const named = (each) => each.outerHTML.slice(0, 100).replaceAll(/\\s+/g, " ");
  const useless = ".toolbar, .site-panel, .menu-button, .skip-link, .site-footer, .breadcrumb, .pagination, " +
    ".filters, button, dialog, iframe";
  for (const each of document.querySelectorAll(useless)) if (shown(each)) complaints.push("prints " + named(each));
  for (const each of document.querySelectorAll("body *")) {
    const style = getComputedStyle(each);
    if (["fixed", "sticky"].includes(style.position) && shown(each)) complaints.push("covers text: " + named(each));
    const words = [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!words || !shown(each) || each.closest("svg, .visually-hidden, option")) continue;
    // Swatches, that are printed as they are.
    if (style.printColorAdjust === "exact") continue;
    const [red, green, blue] = style.color.match(/[\\d.]+/g).map(Number);
    if (0.2126 * red + 0.7152 * green + 0.0722 * blue > 125) complaints.push("too pale for paper: " + named(each));
  }
  for (const each of document.querySelectorAll("details:not([open])")) {
    if (!shown(each)) continue;
    if (getComputedStyle(each, "::details-content").contentVisibility !== "visible") {
      complaints.push("stays closed: " + named(each));
    }
  }
  if (!document.querySelector("h1")?.checkVisibility()) complaints.push("prints no title");
  return [...new Set(complaints)].slice(0, 5);
}"""

# Backgrounds and shadows are gone: what they told must be told by a line or by words.
IN_FORCED_COLOURS = """() => {
  const complaints = [];
  const shown = (each) => each.checkVisibility() && each.getClientRects().length > 0;
  const named = (each) => each.outerHTML.slice(0, 100).replaceAll(/\\s+/g, " ");
  const lined = (each) => {
    const style = getComputedStyle(each);
    return ["Top", "Right", "Bottom", "Left"].some((side) => parseFloat(style[`border${side}Width`]) > 0);
  };
  const boxes = ".button, button:not(.link-button), input, select, textarea, .tag, .badge, .domain-mark, .card, " +
    ".message, .callout, .fallback, .panel, .toolbar, .filters, .action, .event__day";
  for (const each of document.querySelectorAll(boxes)) {
    if (each.matches(".layout__main .panel, .workspace__main .panel, .home__rest .panel")) continue;
    // Browsers draw these by themselves.
    if (["hidden", "checkbox", "radio"].includes(each.type)) continue;
    if (shown(each) && !lined(each)) complaints.push("has no line: " + named(each));
  }
  for (const each of document.querySelectorAll("a[aria-current]")) {
    const style = getComputedStyle(each);
    const marked = style.textDecorationLine.includes("underline") && parseFloat(style.textDecorationThickness) >= 2;
    if (shown(each) && !marked && !(parseFloat(style.borderBottomWidth) >= 2)) {
      complaints.push("is not told from the others: " + named(each));
    }
  }
  for (const each of document.querySelectorAll(".domain-mark svg, .card__title > .sign")) {
    const style = getComputedStyle(each);
    const ink = style.stroke === "none" ? style.fill : style.stroke;
    if (shown(each) && ink === getComputedStyle(document.body).backgroundColor) {
      complaints.push("cannot be seen: " + named(each));
    }
  }
  for (const each of document.querySelectorAll("main *")) {
    if (getComputedStyle(each).backgroundImage.includes("gradient")) complaints.push("is shaded: " + named(each));
  }
  return [...new Set(complaints)].slice(0, 5);
}"""
