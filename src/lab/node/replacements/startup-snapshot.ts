/** lib/internal/v8/startup_snapshot.js while no snapshot is being built, which is always. */
export function startupSnapshot() {
  const isBuildingSnapshot = () => false;
  const ignore = () => {};
  return {
    isBuildingSnapshot,
    throwIfBuildingSnapshot: ignore,
    addAfterUserSerializeDeserializeSnapshot: ignore,
    addSerializeCallback: ignore,
    addDeserializeCallback: ignore,
    runDeserializeCallbacks: ignore,
    namespace: {
      isBuildingSnapshot,
      addSerializeCallback: ignore,
      addDeserializeCallback: ignore,
      setDeserializeMainFunction: ignore,
    },
  };
}
