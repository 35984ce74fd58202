/** @throws {RangeError} if the port is not valid. */
export function checkPort(port: number): void {
  if (!(Number.isInteger(port) && port >= 0 && port < 65_536)) {
    throw new RangeError(`The port must be an integer from 0 to 65535, not ${port}.`);
  }
}
