/// The IDX format of MNIST: big-endian magic, dimensions, then bytes.
package enum IDX {
  package struct Images: Equatable, Sendable {
    package let count: Int
    package let height: Int
    package let width: Int
    /// count x height x width.
    package let pixels: [UInt8]
  }

  /// The largest file read, in bytes uncompressed.
  package static let limit = 256 << 20
  private static let imagesMagic = 0x0803
  private static let labelsMagic = 0x0801

  /// Images from the bytes of an idx3 file, gzip or plain.
  ///
  /// - Throws: `DatasetError.badFile`, naming the byte where the content goes wrong.
  package static func images(_ bytes: [UInt8], file: String) throws -> Images {
    let body = try plain(bytes, file: file)
    try checkMagic(body, expected: imagesMagic, file: file)
    let count = try dimension(body, at: 4, name: "image count", limit: 10_000_000, file: file)
    let height = try dimension(body, at: 8, name: "height", limit: 4096, file: file)
    let width = try dimension(body, at: 12, name: "width", limit: 4096, file: file)
    try checkLength(body, expected: 16 + count * height * width, file: file)
    return Images(count: count, height: height, width: width, pixels: Array(body[16...]))
  }

  /// Labels from the bytes of an idx1 file, gzip or plain; each below `classes`.
  ///
  /// - Throws: `DatasetError.badFile`, naming the byte where the content goes wrong.
  package static func labels(_ bytes: [UInt8], classes: Int = 10, file: String) throws -> [UInt8] {
    let body = try plain(bytes, file: file)
    try checkMagic(body, expected: labelsMagic, file: file)
    let count = try dimension(body, at: 4, name: "label count", limit: 10_000_000, file: file)
    try checkLength(body, expected: 8 + count, file: file)
    let labels = Array(body[8...])
    if let index = labels.firstIndex(where: { Int($0) >= classes }) {
      throw bad(file, 8 + index, "label \(labels[index]) is above \(classes - 1)")
    }
    return labels
  }

  /// The uncompressed content of a file that may be gzip.
  package static func plain(_ bytes: [UInt8], file: String) throws -> [UInt8] {
    Gzip.isGzip(bytes) ? try Gzip.decompress(bytes, limit: limit, file: file) : bytes
  }

  private static func bad(
    _ file: String, _ offset: Int, _ problem: String, mend: String = "get the file again"
  ) -> DatasetError {
    .badFile(file: file, offset: offset, problem: problem, mend: mend)
  }

  private static func word(_ body: [UInt8], at offset: Int, file: String) throws -> Int {
    guard body.count >= offset + 4 else {
      throw bad(file, body.count, "truncated: the header ends early")
    }
    return body[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func checkMagic(_ body: [UInt8], expected: Int, file: String) throws {
    let magic = try word(body, at: 0, file: file)
    if magic == expected { return }
    let kinds = [imagesMagic: "images", labelsMagic: "labels"]
    if let found = kinds[magic], let wanted = kinds[expected] {
      throw bad(file, 0, "holds \(found), not \(wanted)", mend: "give the \(wanted) file here")
    }
    throw bad(file, 0, "magic number is 0x\(String(magic, radix: 16)), not 0x\(String(expected, radix: 16))")
  }

  private static func dimension(
    _ body: [UInt8], at offset: Int, name: String, limit: Int, file: String
  ) throws -> Int {
    let value = try word(body, at: offset, file: file)
    guard (1...limit).contains(value) else { throw bad(file, offset, "\(name) \(value) is absurd") }
    return value
  }

  private static func checkLength(_ body: [UInt8], expected: Int, file: String) throws {
    if body.count < expected {
      throw bad(file, body.count, "truncated: \(expected) bytes expected")
    }
    if body.count > expected {
      throw bad(file, expected, "\(body.count - expected) bytes follow the data")
    }
  }
}
