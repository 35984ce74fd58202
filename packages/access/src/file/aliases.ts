import { type Document, isAlias, isCollection, type Node, visit } from "yaml";

/** Finds the node that each alias stands for: the last one before it with that anchor. */
export function resolveAliases(document: Document.Parsed): ReadonlyMap<Node, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Node, Node>();
  visit(document, {
    Node: (_key, node) => {
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target !== undefined) {
          targets.set(node, target);
        }
      } else if ((isCollection(node) || "value" in node) && node.anchor !== undefined) {
        anchors.set(node.anchor, node);
      }
    },
  });
  return targets;
}
