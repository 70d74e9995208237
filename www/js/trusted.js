/** Addresses that may become scripts: ours by origin, or made by us from bytes that came with the page. */

/** @type {ReturnType<NonNullable<typeof trustedTypes>["createPolicy"]> | undefined} */
let policy;

/**
 * @param {string} url
 * @returns {string} in browsers that know Trusted Types, a TrustedScriptURL
 */
export function trusted(url) {
  policy ??= globalThis.trustedTypes?.createPolicy("kashshaf", {
    createScriptURL(address) {
      if (address.startsWith("blob:") || new URL(address).origin === location.origin) return address;
      throw new TypeError(`Not a script of this page: ${address}`);
    },
  });
  return policy?.createScriptURL(url) ?? url;
}
