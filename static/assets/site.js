// @ts-check
/** The script of every page: theme, saved jobs, what is new, copy link and shortcuts. */
import "./theme.js";
import "./copy.js";
import "./keys.js";
import "./saved.js";
