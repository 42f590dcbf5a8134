// @ts-check
/** The entry of a company's page: its jobs know that they were opened there. */
import { watch } from "./opened.js";

watch();
