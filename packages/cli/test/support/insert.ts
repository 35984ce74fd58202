/** Replaces what is between `<!-- name -->` and `<!-- /name -->`. */
export function insert(page: string, name: string, content: string): string {
  const marked = new RegExp(`(?<=<!-- ${name} -->\n).*?(?=<!-- /${name} -->)`, "s");
  if (!marked.test(page)) {
    throw new Error(`The page has no place for ${name}.`);
  }
  return page.replace(marked, () => `${content}\n`);
}
