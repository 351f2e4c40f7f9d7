// The loader of the native addon, which `napi build` writes.
declare module "*/addon.cjs" {
  const native: import("../facade/native.js").Native;
  export default native;
}
