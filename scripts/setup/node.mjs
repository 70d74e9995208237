import { Failure } from "../lib/report.mjs";

/** Node is there, since it runs this; is it new enough? */
export function checkNode() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 20)
    throw new Failure(
      `Node ${process.versions.node} is too old`,
      "install Node 20 or newer from https://nodejs.org",
    );
}
