/**
 * A part of the console did not arrive. React keeps that, as some browsers do, so to try again within this page
 * would be in vain. After a deployment only a new page knows where the part is, too.
 */
export class NotArrived extends Error {
  override readonly name = "NotArrived";
}

/** The part that is imported, or an error that tells the crash page what helps. */
export function arrive<Part>(part: Promise<Part>): Promise<Part> {
  return part.catch((cause) => {
    throw new NotArrived("A part of the console did not arrive.", { cause });
  });
}

/** What fetches a part before it is needed. */
export function preloader(load: () => Promise<unknown>): () => void {
  return () => {
    // Nobody has asked for it yet. Whoever does is told if it does not arrive then either.
    load().catch(() => {});
  };
}
