import { networkInterfaces } from "node:os";

/** Whether this machine has IPv6. */
export const hasIpv6: boolean = Object.values(networkInterfaces()).some((addresses) =>
  addresses?.some(({ family }) => family === "IPv6"),
);
