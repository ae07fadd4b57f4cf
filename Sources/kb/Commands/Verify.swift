import ArgumentParser
import Foundation
import Interchange
import Reports
import Synchronization

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Recompute the metrics in the headers of a folder of circuits, as EvoApproxLib publishes them.",
    discussion: """
      Reads every .v, _pdk45.v, .c (headers) and .cgp file below the folder; conventions in docs/guide/interchange.md. \
      Exits with 1 when a figure disagrees or is no number, or a file cannot be read.
      """)

  @Argument(help: "The folder.") var folder: String
  @Option(help: "Random pairs of circuits that are too wide to visit all.") var samples = 1 << 22
  @Option(help: "Seed of the random pairs.") var seed: UInt64 = 1
  @Flag(help: "Visit all pairs up to 32 operand bits together (minutes a circuit).") var exhaustive = false
  @OptionGroup var threads: ThreadOptions
  @Flag(help: "List every circuit, not only what disagrees.") var all = false
  @Flag(help: "JSON instead of text.") var json = false

  func validate() throws {
    if !(1...1 << 32).contains(samples) { throw ValidationError("--samples must be 1 to 2^32") }
  }

  func run() throws {
    try reportingFailures {
      let circuits = try CircuitFolder(URL(filePath: folder))
      var options = Verification.Options()
      options.samples = samples
      options.seed = seed
      if exhaustive { options.exhaustiveBits = 32 }
      let last = Mutex(Date.distantPast)
      let isTerminal = isatty(STDERR_FILENO) == 1
      let verification = Verification(circuits, options: options, threads: threads.jobs) {
        name, begun, count in
        // A folder of 1,000 circuits takes a while; a line every few seconds shows that it lives.
        let isDue = last.withLock { last in
          guard Date().timeIntervalSince(last) > (isTerminal ? 2 : 30) else { return false }
          last = Date()
          return true
        }
        if isDue { Output.note("[\(begun + 1)/\(count)] \(name)") }
      }
      guard !verification.circuits.isEmpty || !verification.unread.isEmpty else {
        throw FileError(folder, "there is no circuit in it", mend: "name a folder with .v or .cgp files")
      }
      let report = VerificationReport(verification)
      Output.result(json ? try report.json : report.text(all: all))
      if !verification.isRight { throw ExitCode(1) }
    }
  }
}
