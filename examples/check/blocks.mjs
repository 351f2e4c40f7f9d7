// The code blocks of a Markdown file.

/**
 * Each block with its language and the line on which its code begins.
 *
 * A fence of more marks holds shorter ones; a block that never ends is an error.
 */
export function blocksOf(markdown) {
  const blocks = [];
  let open;
  for (const [at, line] of markdown.split("\n").entries()) {
    const fence = /^(`{3,}|~{3,})\s*([^\s`]*)/.exec(line);
    if (open && fence && fence[1].startsWith(open.fence) && line.trim() === fence[1]) {
      blocks.push({ language: open.language, line: open.line, code: open.lines.join("\n") + "\n" });
      open = undefined;
    } else if (open) {
      open.lines.push(line);
    } else if (fence) {
      open = { fence: fence[1], language: fence[2], line: at + 2, lines: [] };
    }
  }
  if (open) throw new Error(`the block of line ${open.line} has no end`);
  return blocks;
}

/** What a page says that it shows: the text of its comment `<!-- shows: ... -->`. */
export function promiseOf(html) {
  const found = /<!--\s*shows:\s*([\s\S]*?)\s*-->/.exec(html);
  return found?.[1].replaceAll(/\s+/g, " ");
}
