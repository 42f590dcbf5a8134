// @ts-check
/** The script of every page: theme, shortcuts, saved jobs; and “Copy link” where there is one. */
import "./theme.js";
import "./keys.js";
import "./saved.js";

if (document.querySelector("button.copy")) import("./copy.js");
