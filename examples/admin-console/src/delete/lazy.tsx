import { arrive, preloader } from "../shell/arrive.ts";

/** Fetches what asks before a policy is deleted: few visits need it. */
export const loadDelete = () =>
  arrive(import("./delete-dialog.tsx").then(({ DeleteDialog }) => ({ default: DeleteDialog })));

/** Fetches it before it is needed. */
export const preloadDelete = preloader(loadDelete);
