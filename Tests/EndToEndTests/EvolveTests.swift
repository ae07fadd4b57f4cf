import Foundation
import Testing

@Suite("kb evolve from the outside")
struct EvolveTests {
  private static let circuits = KBTests.root.appending(path: "catalog/circuits")

  private static func scratch() -> URL {
    FileManager.default.temporaryDirectory.appending(path: "kb-evolve-\(UUID().uuidString)")
  }

  @Test("The command in a circuit's header finds the circuit again, byte for byte", arguments: [1, 3])
  func reproduced(_ threads: Int) throws {
    // The family's quickest.
    let file = Self.circuits.appending(path: "mul8u_mae5.v")
    let committed = try String(contentsOf: file, encoding: .utf8)
    let line = try #require(
      committed.split(separator: "\n").first { $0.hasPrefix("// kb evolve ") }, "no command in \(file.path)")
    let state = Self.scratch()
    defer { try? FileManager.default.removeItem(at: state) }
    let words = line.dropFirst("// kb ".count).split(separator: " ").map(String.init)
    let outcome = try KBTests.kb(
      words + ["--jobs", "\(threads)", "--name", "mul8u_mae5", "--out", "-"], state: state)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output == committed)
  }

  @Test("A circuit of the catalog is a unit by its name")
  func isUnit() throws {
    let state = Self.scratch()
    defer { try? FileManager.default.removeItem(at: state) }
    let outcome = try KBTests.kb(["unit", "mul8u_mae5", "--json"], state: state)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("\"power\""))
  }

  @Test("A layer's operands weight the error and drive the circuit")
  func operands() throws {
    let state = Self.scratch()
    defer { try? FileManager.default.removeItem(at: state) }
    let layer = "lenet5/glyphs/conv2"
    let circuit = try KBTests.kb(
      [
        "evolve", "--metric", "wmed", "--at-most", "0.05%", "--operands", layer, "--generations", "200",
        "--out",
        "-",
      ], state: state)
    #expect(circuit.code == 0, "\(circuit.errors)")
    #expect(circuit.output.contains("--operands \(layer) --seed"))
    let figure = try #require(circuit.output.firstMatch(of: /\/\/ WMED% = ([0-9.]+) %\nmodule/))
    #expect((Double(figure.1) ?? .infinity) <= 0.05)
    func power(_ more: [String]) throws -> String {
      let outcome = try KBTests.kb(["unit", "drum:n=8,k=4", "--cost"] + more, state: state)
      #expect(outcome.code == 0, "\(outcome.errors)")
      return try #require(
        outcome.output.split(separator: "\n").map(String.init).first { $0.hasPrefix("power uW") })
    }
    #expect(try power(["--operands", layer]) != power([]))
  }

  @Test(
    "What is wrong is said, with the right exit code",
    arguments: [
      (["--at-most", "x"], 64), (["--at-most", "1%", "--width", "40"], 64),
      (["--at-most", "1%", "--metric", "mse"], 64),
      (["--at-most", "1%", "--metric", "wmed"], 64),
      (["--at-most", "1%", "--operands", "lenet5/glyphs/conv1"], 64),
      (["--at-most", "1%", "--metric", "wmed", "--operands", "lenet5"], 64),
      (["--at-most", "1%", "--metric", "wmed", "--operands", "lenet5/glyphs/conv9"], 64),
      (["--at-most", "1%", "--islands", "0"], 64),
      (["--at-most", "0.001%", "--from", "trunc:n=8,k=6"], 64),
      (["--at-most", "1%", "--from", "nosuch:n=8"], 64),
      (["--at-most", "1%", "--metric", "wmed", "--weights-b", "/nowhere"], 69),
      (["--at-most", "1%", "--generations", "1", "--checkpoint", "README.md"], 65),
    ] as [([String], Int32)])
  func refused(_ arguments: [String], _ code: Int32) throws {
    let state = Self.scratch()
    defer { try? FileManager.default.removeItem(at: state) }
    let outcome = try KBTests.kb(["evolve"] + arguments, state: state)
    #expect(outcome.code == code, "\(arguments): \(outcome.errors)")
    #expect(!outcome.errors.isEmpty)
  }

  @Test(
    "The weighted error that was reached stands in the summary, and the circuit is written through a link")
  func weighted() throws {
    let state = Self.scratch()
    defer { try? FileManager.default.removeItem(at: state) }
    try FileManager.default.createDirectory(at: state, withIntermediateDirectories: true)
    let link = state.appending(path: "link.v")
    try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "mul4u.v")
    let outcome = try KBTests.kb(
      [
        "evolve", "--metric", "wmed", "--at-most", "1%", "--width", "4", "--weights-b", "normal:3",
        "--generations", "300", "--out", link.path,
      ], state: state)
    #expect(outcome.code == 0, "\(outcome.errors)")
    let reached = try #require(outcome.output.firstMatch(of: /WMED ([0-9.]+) %, of at most 1.0 %/)).1
    #expect((Double(reached) ?? .infinity) <= 1)
    let file = try String(contentsOf: state.appending(path: "mul4u.v"), encoding: .utf8)
    #expect(file.contains("// WMED% = \(reached) %\n"))
  }

  @Test("An interrupted search goes on from its checkpoint and finds what an uninterrupted one finds")
  func resumed() throws {
    let state = Self.scratch()
    defer { try? FileManager.default.removeItem(at: state) }
    let file = state.appending(path: "search.json").path
    func evolve(_ generations: Int, _ more: [String]) throws -> KBTests.Outcome {
      try KBTests.kb(
        [
          "evolve", "--metric", "wce", "--at-most", "5%", "--width", "6", "--signed", "--generations",
          "\(generations)", "--islands", "1", "--name", "mul6s", "--out", "-",
        ] + more, state: state)
    }
    let whole = try evolve(4000, [])
    #expect(whole.code == 0, "\(whole.errors)")
    #expect(try evolve(2000, ["--checkpoint", file]).code == 0)
    let second = try evolve(4000, ["--checkpoint", file])
    #expect(second.code == 0 && second.errors.contains("going on"), "\(second.errors)")
    #expect(second.output == whole.output)
  }
}
