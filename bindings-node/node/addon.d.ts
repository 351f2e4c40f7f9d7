// What the file that finds the native addon gives.
declare module "*/addon.cjs" {
  const native: import("../facade/native.js").Native &
    import("../facade/client/native.js").NativeClients;
  export default native;
}
