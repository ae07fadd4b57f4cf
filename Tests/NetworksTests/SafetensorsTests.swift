import Foundation
import Networks
import Testing

struct SafetensorsTests {
  @Test func readsWhatItWrote() throws {
    let file = try Samples.temporaryFile("model.safetensors")
    defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
    let network = FloatNetwork(graph: Samples.ragged, seed: 9)
    try network.save(to: file, metadata: ["seed": "9"])
    #expect(try FloatNetwork(graph: Samples.ragged, contentsOf: file).parameters == network.parameters)
    #expect(try Safetensors(contentsOf: file).metadata == ["network": "ragged", "seed": "9"])
    #expect(throws: SafetensorsError.self) { try FloatNetwork(graph: .lenet5, contentsOf: file) }

    let bytes = try Data(contentsOf: file)
    try network.save(to: file, metadata: ["seed": "9"])
    #expect(try Data(contentsOf: file) == bytes)
  }

  @Test func doesNotWriteWhatIsNotFinite() throws {
    let file = try Samples.temporaryFile("model.safetensors")
    defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
    let bad = Safetensors(metadata: [:], tensors: [Tensor(name: "a", shape: [1], values: [.nan])])
    #expect(throws: SafetensorsError.self) { try bad.write(to: file) }
    #expect(!FileManager.default.fileExists(atPath: file.path))
  }

  /// A file of this header and this many data bytes.
  private func data(_ header: String, body: [UInt8] = []) -> Data {
    var data = Data()
    withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { data.append(contentsOf: $0) }
    return data + Data(header.utf8) + Data(body)
  }

  private static func entry(_ dtype: String, _ shape: String, _ offsets: String) -> String {
    #"{"dtype":"\#(dtype)","shape":\#(shape),"data_offsets":\#(offsets)}"#
  }

  @Test func damagedFilesAreNamedForWhatTheyAre() throws {
    let four: [UInt8] = [0, 0, 128, 63]
    let cases: [(Data, String)] = [
      (Data([1, 2, 3]), "too few"),
      (Data([255, 255, 255, 255, 255, 255, 255, 127, 1]), "announces a header"),
      (data("[1]"), "not a JSON object"),
      (data("{nonsense"), "not a JSON object"),
      (data(#"{"__metadata__":{"a":1}}"#), "__metadata__"),
      (data(#"{"a":{"dtype":"F32"}}"#), "lacks"),
      (data(#"{"a":\#(Self.entry("I32", "[2]", "[0,4]"))}"#, body: four), "I32"),
      (data(#"{"a":\#(Self.entry("F32", "[-1]", "[0,4]"))}"#, body: four), "impossible shape"),
      (
        data(#"{"a":\#(Self.entry("F32", "[4611686018427387904,4]", "[0,4]"))}"#, body: four),
        "impossible shape"
      ),
      (data(#"{"a":\#(Self.entry("F32", "[2]", "[0,8]"))}"#, body: four), "does not fit"),
      (data(#"{"a":\#(Self.entry("F32", "[2]", "[0,4]"))}"#, body: four), "does not fit"),
      (data(#"{"a":\#(Self.entry("F32", "[1]", "[4,8]"))}"#, body: four + four), "overlaps"),
      (
        data(
          #"{"a":\#(Self.entry("F32", "[1]", "[0,4]")),"b":\#(Self.entry("F32", "[1]", "[0,4]"))}"#,
          body: four), "overlaps"
      ),
      (data(#"{"a":\#(Self.entry("F32", "[1]", "[0,4]"))}"#, body: four + four), "no tensor"),
      (data(#"{"a":\#(Self.entry("F32", "[1]", "[0,4]"))}"#, body: [0, 0, 128, 127]), "not finite"),
      (
        data(
          #"{"a":\#(Self.entry("F32", "[1]", "[0,4]")),"a":\#(Self.entry("F32", "[1]", "[0,4]"))}"#,
          body: four),
        "header: the key 'a' stands twice"
      ),
    ]
    let file = try Samples.temporaryFile("bad.safetensors")
    defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
    for (data, problem) in cases {
      try data.write(to: file)
      let error = #expect(throws: SafetensorsError.self) { try Safetensors(contentsOf: file) }
      #expect(error?.problem.contains(problem) == true, "\(error?.problem ?? "none"), not \(problem)")
      #expect(error?.file == file.path)
    }
  }
}
