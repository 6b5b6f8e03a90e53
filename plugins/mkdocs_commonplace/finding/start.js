/*
 * Finding in a list: loaded on pages with a filter only. The lists themselves are fetched when somebody begins to
 * look for something. Whatever a member wrote is set as text, never as markup.
 *
 * These files are joined into one and share one scope.
 */
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const speaks = document.documentElement.lang;
