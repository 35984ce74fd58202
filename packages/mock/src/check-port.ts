/** @throws {RangeError} if nothing can listen on such a port */
export function checkPort(port: number): void {
  if (!(Number.isInteger(port) && port >= 0 && port < 65_536)) {
    throw new RangeError(`The port is a whole number from 0 to 65535, not ${port}.`);
  }
}
