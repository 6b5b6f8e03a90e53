/*
 * What a page built on one day must still say right on another, and the reader's own clock.
 * Everything is readable without this; it corrects and adds, it never makes a page.
 *
 * These files are joined into one and share one scope: each hands what it does to `onEachPage`.
 */
const now = () => Date.now();
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const moment = (text) => (text ? Date.parse(text) : -Infinity);

const deeds = [];
const onEachPage = (...more) => deeds.push(...more);
