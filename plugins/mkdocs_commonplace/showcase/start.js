/*
 * Results and certificates: loaded on their pages only. Whatever a member wrote is set as text, never as markup.
 *
 * These files are joined into one and share one scope.
 */
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const deeds = [];
const onEachPage = (...more) => deeds.push(...more);
