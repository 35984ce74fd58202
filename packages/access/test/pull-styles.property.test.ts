import fc from "fast-check";
import { expect } from "vitest";
import { type Document, isMap, isScalar, isSeq, parseDocument, visit, type YAMLSeq } from "yaml";
import {
  type Declaration,
  type LevelSnapshot,
  type OrganizationSnapshot,
  parse,
  pull,
} from "../src/index.ts";
import { property } from "./support/property.ts";
import { snapshots } from "./support/snapshots.ts";

const path = "access.yaml";

function declared(text: string): Declaration {
  const { declaration, problems } = parse([{ path, text }]);
  expect(problems, text).toEqual([]);
  return declaration as Declaration;
}

/**
 * What a file says, without positions and ids, in any order. `null` clears what is not there anyway. Pulling leaves an empty key in
 * a file that had the key, so which keys are absent may differ.
 */
function meaning(text: string): unknown {
  const { files, organization, manage, ...content } = declared(text);
  return normalize(content);
}

function normalize(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => JSON.stringify(normalize(item))).sort();
  }
  if (typeof value !== "object" || value === null) {
    return value ?? undefined;
  }
  const entries = Object.entries(value).filter(([key]) => !["at", "id", "absent"].includes(key));
  const governance = (item: unknown) => Array.isArray(item) && item.length === 0;
  return Object.fromEntries(
    entries
      .filter(([key, item]) => !(key === "governance" && governance(item)))
      .map(([key, item]) => [key, normalize(item)]),
  );
}

/** The same content in another style: braces, comments, aliases. */
function restyle(text: string, bits: readonly boolean[]): string {
  const document = parseDocument(text);
  let count = 0;
  const bit = () => bits[count++ % bits.length] === true;
  visit(document, {
    Collection: (_key, node) => {
      if ((isMap(node) || isSeq(node)) && node.items.length > 0) {
        node.flow = node !== document.contents && bit() && bit();
      }
    },
    Scalar: (_key, node) => {
      if (bit() && bit() && isScalar(node)) {
        node.comment = ` comment ${count}`;
      }
    },
  });
  if (bit()) {
    addAliases(document);
  }
  const options = { lineWidth: bit() ? 40 : 0, indent: bit() ? 4 : 2, indentSeq: bit() };
  // The parser takes the character for a sign of another encoding.
  return document.toString(options).replaceAll("\ufffd", "\\ufffd");
}

/**
 * Writes a list that occurred before as an alias. The anchored list's key has no comment: `pull` rejects an anchor on a line of its
 * own if its list changes and its alias is removed.
 */
function addAliases(document: Document.Parsed): void {
  const lists = new Map<string, { readonly key: unknown; readonly list: YAMLSeq }>();
  visit(document, {
    Pair: (_key, pair) => {
      const text = isSeq(pair.value) ? JSON.stringify(pair.value) : "";
      const earlier = lists.get(text);
      if (earlier !== undefined) {
        if (isScalar(earlier.key)) {
          earlier.key.comment = null;
        }
        pair.value = document.createAlias(earlier.list);
      } else if (isSeq(pair.value)) {
        lists.set(text, { key: pair.key, list: pair.value });
      }
    },
  });
}

property("a pulled file is valid, and pulling again changes no byte", snapshots, (world) => {
  const text = pull(world, null, { path });
  declared(text);
  expect(pull(world, text, { path })).toBe(text);
});

property(
  "pulling into a file of any style gives what a new file says",
  fc.tuple(snapshots, snapshots, fc.array(fc.boolean(), { minLength: 7, maxLength: 40 })),
  ([before, after, bits]) => {
    const styled = restyle(pull(complete(before), null, { path }), bits);
    const world = complete(after);
    const pulled = pull(world, styled, { path });
    const expected = meaning(pull(world, null, { path }));
    expect(meaning(pulled), `${styled}\n=====\n${pulled}`).toEqual(expected);
    expect(pull(world, pulled, { path })).toBe(pulled);
  },
);

/** A file leaves alone what was not read: everything is read here. */
function complete(world: OrganizationSnapshot): OrganizationSnapshot {
  const withMembers = (level: LevelSnapshot | null): LevelSnapshot => ({
    permissions: [],
    policies: [],
    roles: [],
    invitations: null,
    ...level,
    members: level?.members ?? [],
  });
  const projects = (world.projects ?? []).map((project) => ({
    ...project,
    level: withMembers(project.level),
  }));
  return { ...world, organization: withMembers(world.organization), projects };
}
