// What the file that finds the native addon gives.
declare module "*/addon.cjs" {
  const native: import("../facade/native.js").Native &
    import("./transport.js").AddonClients;
  export default native;
}
