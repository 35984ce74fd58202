/** Whether a permission matches a name in which `*` stands for any characters, such as `*:manage`. */
export function matchesPermission(pattern: string, permission: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) {
    return pattern === permission;
  }
  if (!permission.startsWith(first) || !permission.endsWith(last)) {
    return false;
  }
  let position = first.length;
  for (const part of rest) {
    const found = permission.indexOf(part, position);
    if (found < 0) {
      return false;
    }
    position = found + part.length;
  }
  return position <= permission.length - last.length;
}
