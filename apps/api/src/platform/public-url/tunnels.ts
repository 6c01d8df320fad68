/** A tunnel program of this machine that gives the server a public address. */
export abstract class Tunnels {
  /** Public address of the tunnel to this port, without a path; undefined where none runs. Never throws. */
  abstract addressFor(port: number): Promise<string | undefined>;
}
