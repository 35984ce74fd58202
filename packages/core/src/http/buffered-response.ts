/** A response whose body has been read. Has the `Response` members that openapi-fetch needs. */
export class BufferedResponse {
  /** The server's response, with its body consumed. */
  readonly response: Response;
  readonly body: string;
  /** The key that was sent. */
  readonly key: string | undefined;

  constructor(response: Response, body: string, key: string | undefined) {
    this.response = response;
    this.body = body;
    this.key = key;
  }

  get ok(): boolean {
    return this.response.ok;
  }

  get status(): number {
    return this.response.status;
  }

  get headers(): Headers {
    return this.response.headers;
  }

  async text(): Promise<string> {
    return this.body;
  }

  async json(): Promise<unknown> {
    return JSON.parse(this.body);
  }
}
