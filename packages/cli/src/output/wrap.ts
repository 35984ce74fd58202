/** Breaks text into lines of at most `width` characters, without breaking words. */
export function wrap(text: string, width: number): string[] {
  return text.split("\n").flatMap((paragraph) => wrapParagraph(paragraph, width));
}

function wrapParagraph(paragraph: string, width: number): string[] {
  const lines = [""];
  for (const word of paragraph.split(" ")) {
    const line = lines.at(-1) ?? "";
    const longer = line ? `${line} ${word}` : word;
    if (longer.length > width && line) {
      lines.push(word);
    } else {
      lines[lines.length - 1] = longer;
    }
  }
  return lines;
}

/** Lines of two columns. The right one is wrapped. */
export function columns(
  rows: readonly (readonly [left: string, right: string])[],
  left: (text: string) => string,
  width: number,
): string[] {
  const gap = Math.max(...rows.map(([text]) => text.length)) + 2;
  return rows.flatMap(([text, right]) =>
    wrap(right, Math.max(20, width - gap - 2)).map((line, index) =>
      `  ${index === 0 ? left(text.padEnd(gap)) : " ".repeat(gap)}${line}`.trimEnd(),
    ),
  );
}
