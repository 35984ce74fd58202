import { expect, test } from "vitest";
import * as fake from "../src/fake.ts";
import * as all from "../src/index.ts";

test("exports only the public names", () => {
  expect(Object.keys(all).sort()).toEqual(["createFakeConfident", "startPrismMock"]);
  expect(Object.keys(fake)).toEqual(["createFakeConfident"]);
});
