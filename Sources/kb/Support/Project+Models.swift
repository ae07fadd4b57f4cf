import Harness
import Networks

extension Project {
  /// The catalog's models and imported networks.
  var modelStore: ModelStore { ModelStore(catalog: catalog, imported: importedNetworks) }
}
