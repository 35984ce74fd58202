// Starts a mock, says where it is, and waits to be killed.
import { startPrismMock } from "@confident-admin/mock";

const { url } = await startPrismMock();
process.stdout.write(url);
