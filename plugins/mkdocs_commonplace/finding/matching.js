/** What is typed, held against names and titles. */
const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ł: "l" };
const folded = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[ßæœøđł]/g, (letter) => LETTERS[letter]);
const wordsOf = (text) => folded(text).match(/[\p{L}\p{N}]+/gu) || [];

/** Whether `typed` spells a row of syllables from `at` on, each by its first letters: lin, xiaoman, lxm, linxm. */
function spells(typed, row, at) {
  if (!typed) return true;
  if (at >= row.length) return false;
  let length = 0;
  while (length < typed.length && row[at][length] === typed[length]) length += 1;
  for (; length > 0; length -= 1) if (spells(typed.slice(length), row, at + 1)) return true;
  return false;
}

/** Makes an item ready to be held against what is typed; `named` turns a facet's value into its name. */
function readied(item, named) {
  const names = item.name ? [item.name, ...(item.also || [])] : [];
  const tags = ["topic", "tag", "built_with", "award"].flatMap((key) => item[key] || []).map(named);
  const texts = [...names, item.title, item.by, item.of, item.where, item.text, item.line, ...tags];
  return { item, rows: names.map(wordsOf), text: folded(texts.filter(Boolean).join("\n")), year: (item.day || "").slice(0, 4) };
}

/** Whether a text has a word in it. One or two Latin letters are in most texts: they must begin a word. */
function textTest(word) {
  if (!/^[a-z]{1,2}$/.test(word)) return (text) => text.includes(word);
  const begins = new RegExp(`(?<![a-z])${word}`);
  return (text) => begins.test(text);
}

/** How well one fits the words: 2 where a name begins so, 1 where they are found, 0 where they are not. */
function fit({ rows, text }, words, tests) {
  const begins = words.length && rows.some((row) => spells(words.join(""), row, 0));
  if (begins) return 2;
  const found = words.every(
    (word, at) => tests[at](text) || rows.some((row) => row.some((_, from) => spells(word, row, from))),
  );
  return found ? 1 : 0;
}
