// @ts-check
/** The theme button: the system decides until the reader does. head.js applies the choice before the first paint. */
import { byId, root } from "./page.js";
import { read, watch, write } from "./storage.js";

const system = matchMedia("(prefers-color-scheme: dark)");
/** Light first. @type {NodeListOf<HTMLMetaElement>} */
const metas = document.querySelectorAll("[name=theme-color]");
const colours = [...metas].map(({ content }) => content);

/** @param {boolean} dark */
const named = (dark) => (dark ? "dark" : "light");
const isDark = () => (root.dataset.theme ?? named(system.matches)) === "dark";

/** @param {unknown} [theme] what was chosen; anything else: what the system wants */
function use(theme) {
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  else delete root.dataset.theme;
  byId("theme").ariaLabel = `Use ${named(!isDark())} theme`;
  metas.forEach((meta, own) => { meta.content = colours[root.dataset.theme ? +isDark() : own]; });
}

byId("theme").onclick = () => {
  const dark = !isDark();
  const theme = dark === system.matches ? null : named(dark);
  write("theme", theme);
  use(theme);
};
const show = () => use(root.dataset.theme);
system.onchange = show;
watch("theme", () => use(read("theme")));
show();
