import ArgumentParser
import Datasets
import Foundation
import Harness

struct DataOptions: ParsableArguments {
  @Option(name: .long, help: "Folder with dataset files (default: $KB_DATA, then the user's cache folder).")
  var data: String?

  func store(_ project: Project?) -> DataStore {
    DataStore.standard(data: data.map { URL(filePath: $0) }, projectRoot: project?.root)
  }
}

struct ThreadOptions: ParsableArguments {
  @Option(help: "Threads; the figures do not depend on it.")
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  func validate() throws {
    if !(1...1024).contains(jobs) { throw ValidationError("--jobs must be 1 to 1024") }
  }
}
