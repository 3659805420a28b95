/** lib/internal/source_map: off, as it is without `--enable-source-maps`. */
export const sourceMapCache = () => ({
  getSourceMapsEnabled: () => false, // until Node 22
  getSourceMapsSupport: () => ({ enabled: false, nodeModules: false, generatedCode: false }),
  findSourceMap: () => undefined,
});

export const prepareStackTrace = () => ({});
