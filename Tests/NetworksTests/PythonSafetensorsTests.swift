import Foundation
import Networks
import Testing

private enum Python {
  /// Whether the packages are there.
  static let isInstalled = (try? run("import safetensors.numpy, numpy")) != nil

  /// What a Python program prints.
  static func run(_ program: String, _ arguments: [String] = []) throws -> String {
    let output = try Samples.temporaryFile("output")
    defer { try? FileManager.default.removeItem(at: output.deletingLastPathComponent()) }
    try Data().write(to: output)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program] + arguments
    // A file, not a pipe: nobody has to drain it.
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    struct Failed: Error { let status: Int32 }
    guard process.terminationStatus == 0 else { throw Failed(status: process.terminationStatus) }
    return try String(contentsOf: output, encoding: .utf8)
  }
}

/// Model files against the Python package `safetensors`, an independent reader and writer.
@Suite(.enabled(if: Python.isInstalled, "needs python3 with safetensors and numpy"))
struct PythonSafetensorsTests {
  @Test func pythonReadsWhatWeWrite() throws {
    let file = try Samples.temporaryFile("weights.safetensors")
    defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
    let network = FloatNetwork(graph: Samples.residual, seed: 8)
    try network.save(to: file, metadata: ["dataset": "noise"])
    let text = try Python.run(
      """
      import sys
      from safetensors import safe_open
      with safe_open(sys.argv[1], framework='numpy') as f:
          print(f.metadata()['network'], f.metadata()['dataset'])
          for name in sorted(f.keys()):
              t = f.get_tensor(name)
              print(name, t.dtype, list(t.shape), t.astype('<f4').tobytes().hex())
      """, [file.path])
    var expected = ["residual noise"]
    let named = zip(network.graph.parameters, network.parameters).sorted { $0.0.name < $1.0.name }
    for (parameter, values) in named {
      let bytes = values.map { String(format: "%08x", $0.bitPattern.byteSwapped) }.joined()
      expected.append(
        "\(parameter.name) float32 [\(parameter.shape.map(String.init).joined(separator: ", "))] \(bytes)")
    }
    #expect(text.split(separator: "\n").map(String.init) == expected)
  }

  @Test func weReadWhatPythonWrites() throws {
    let file = try Samples.temporaryFile("weights.safetensors")
    defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
    _ = try Python.run(
      """
      import sys, numpy as np
      from safetensors.numpy import save_file
      save_file({
          'half': np.array([1.5, -2.0, 6.1e-5, 6e-8, 65504, 0], dtype=np.float16),
          'single': np.arange(6, dtype=np.float32).reshape(2, 3) / 7,
          'double': np.array([0.1, -1e300 * 0 - 3], dtype=np.float64),
          'bn.num_batches_tracked': np.array(7, dtype=np.int64)}, sys.argv[1])
      """, [file.path])
    let contents = try Safetensors(contentsOf: file)
    func values(_ name: String, _ shape: [Int]) throws -> [Float] {
      try contents.values(name, shape: shape, file: file, mend: "-")
    }
    #expect(Set(contents.tensors.map(\.name)) == ["half", "single", "double"])
    let halves = try Python.run(
      "import numpy as np; print(*[float(np.float16(v)).hex() for v in (1.5,-2.0,6.1e-5,6e-8,65504,0)])")
    let expected = halves.split(whereSeparator: \.isWhitespace).compactMap { Float(String($0)) }
    #expect(expected.count == 6)
    #expect(try values("half", [6]) == expected)
    #expect(try values("single", [2, 3]) == (0..<6).map { Float($0) / 7 })
    #expect(try values("double", [2]) == [0.1, -3])
  }
}
