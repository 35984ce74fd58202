import { printable } from "../file/printable.ts";

/** Characters. A longer name is cut. */
const MAX_NAME = 200;
/** Characters. A longer sentence is cut. */
const MAX_TEXT = 2_000;

/** Everything that Markdown, HTML, or GitHub's mentions, references, formulas and emoji give a meaning to. */
const SPECIAL = /[&<>"'`*_{}[\]()#+!|~@\\$^=]|:(?=\/\/|\w+:)|(?<=\bwww)\./gi;

/** Makes a string mean only itself in one line of Markdown. */
export function escapeMarkdown(text: string): string {
  // GitHub looks for mentions and references after it has decoded entities. A character without width stops it.
  return escapeSpecial(text, MAX_TEXT).replace(/&#(?:64|35);/g, "$&&#8203;");
}

/** Shows a name as code, in which GitHub looks for nothing. */
export function codeName(name: string): string {
  return `<code>${escapeSpecial(name, MAX_NAME)}</code>`;
}

function escapeSpecial(text: string, maxLength: number): string {
  const cut = text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
  return printable(cut).replace(SPECIAL, (character) => `&#${character.charCodeAt(0)};`);
}
