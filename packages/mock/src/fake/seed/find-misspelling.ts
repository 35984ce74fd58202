import { suggest } from "../../suggest.ts";

/** The part of a JSON schema that describes fields. */
export interface Fields {
  readonly properties?: { readonly [field: string]: object | boolean };
  readonly items?: object;
  readonly else?: object;
}

/** Not 3, because `updated_at` is three letters from `created_at` and might be a new field. */
const MAX_EDITS = 2;

/**
 * Describes the first field with an unknown name that resembles a known one. Other unknown fields are allowed, because
 * the API can have more fields than the document.
 *
 * @param place - the value's place in the seed
 */
export function findMisspelling(value: unknown, schema: Fields, place = ""): string | undefined {
  const { properties, items, else: otherwise } = schema;
  if (otherwise) {
    return findMisspelling(value, otherwise, place);
  }
  if (Array.isArray(value)) {
    return (
      items && first(value, (item, index) => findMisspelling(item, items, `${place}[${index}]`))
    );
  }
  if (!(properties && typeof value === "object" && value)) {
    return undefined;
  }
  const known = Object.keys(properties).filter((field) => properties[field] !== false);
  return first(Object.entries(value), ([field, inner]) => {
    const path = place ? `${place}.${field}` : field;
    const property = Object.hasOwn(properties, field) ? properties[field] : undefined;
    if (property !== undefined) {
      return findMisspelling(inner, property as Fields, path);
    }
    const close = suggest(field, known, MAX_EDITS);
    return close && `${path} is not a known field. Use ${close}`;
  });
}

function first<T>(
  items: readonly T[],
  find: (item: T, index: number) => string | undefined,
): string | undefined {
  for (const [index, item] of items.entries()) {
    const found = find(item, index);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
