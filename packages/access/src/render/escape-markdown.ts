import { printable } from "../file/printable.ts";

/** Characters. A longer name is cut. */
const MAX_NAME = 200;

/** Everything that Markdown, HTML, or GitHub's mentions, references, formulas and emoji give a meaning to. */
const SPECIAL = /[&<>"'`*_{}[\]()#+!|~@\\$^=]|:(?=\/\/|\w+:)|(?<=\bwww)\./gi;

/** Makes a string mean only itself in one line of Markdown. */
export function escapeMarkdown(text: string): string {
  const cut = text.length > MAX_NAME * 10 ? `${text.slice(0, MAX_NAME * 10)}…` : text;
  return printable(cut).replace(SPECIAL, (character) => {
    const entity = `&#${character.charCodeAt(0)};`;
    // GitHub looks for mentions and references after it has decoded entities.
    return character === "@" || character === "#" ? `${entity}&#8203;` : entity;
  });
}

/** Shows a name as code, in which GitHub looks for nothing. */
export function codeName(name: string): string {
  const cut = name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name;
  return `<code>${escapeMarkdown(cut)}</code>`;
}
