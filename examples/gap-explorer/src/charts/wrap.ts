/** The most letters in one line of a name. */
const LINE = 20;

/** A name in at most two lines; what does not fit ends with an ellipsis. */
export function wrap(label: string): string[] {
  const lines: string[] = [''];
  for (const word of label.split(/\s+/).filter((one) => one !== '')) {
    const last = lines.at(-1) ?? '';
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length > LINE) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  const cut = lines.length > 2;
  return lines.slice(0, 2).map((line, at) =>
    line.length > LINE + 4 || (cut && at === 1) ? `${line.slice(0, LINE + 2)}…` : line,
  );
}
