import ArgumentParser
import Foundation
import Harness

struct CatalogOptions: ParsableArguments {
  @Option(name: .long, help: "The catalog's folder (default: found from here upwards, or $KB_CATALOG).")
  var catalog: String?

  func project() throws -> Project { try Project.locate(catalog: catalog) }
}
