import { createFakeConfident } from "@confident-admin/mock/fake";
import { expect } from "vitest";
import { property } from "./support/property.ts";
import { randomWorld } from "./support/random-world.ts";

property("random worlds contain what their models say", randomWorld, ({ before, seed, model }) => {
  const names = (slots: typeof model.level.roles) =>
    slots.flatMap((slot) => slot.before?.name ?? []);
  const { policies, roles, members } = before.organization;
  expect(policies.map(({ name }) => name)).toEqual(names(model.level.policies));
  expect(roles.filter((role) => !role.preset).map(({ name }) => name)).toEqual(
    names(model.level.roles),
  );
  expect(members).toHaveLength(1 + model.level.members.filter((member) => member.before).length);
  expect(
    createFakeConfident(seed)
      .state()
      .projects.map(({ id }) => id),
  ).toEqual(before.projects?.map(({ id }) => id));
});
