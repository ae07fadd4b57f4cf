import Kernels

package enum Gzip {
  package static func isGzip(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b
  }

  /// The content of a single-member gzip file, at most `limit` bytes: the size that the trailer states is
  /// checked against `limit` before memory is taken.
  ///
  /// - Throws: `DatasetError.badFile` for truncated, malformed, oversized or corrupt input.
  package static func decompress(_ bytes: [UInt8], limit: Int, file: String) throws -> [UInt8] {
    func bad(_ offset: Int, _ problem: String) -> DatasetError {
      .badFile(file: file, offset: offset, problem: problem, mend: "get the file again")
    }
    guard bytes.count >= 18 else { throw bad(bytes.count, "gzip data is truncated") }
    guard isGzip(bytes) else { throw bad(0, "not a gzip file") }
    let stated = bytes.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    // A truncated file has a random trailer: never take more than the limit, and then let the decoder say.
    let capacity = min(stated, limit)
    var status: Int32 = 0
    var position = 0
    let output = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      var written = 0
      // The decoder needs a valid pointer even when it may write nothing.
      bytes.withUnsafeBufferPointer { input in
        status = kb_gunzip(
          input.baseAddress, input.count, buffer.baseAddress, capacity, &written, &position)
      }
      count = written
    }
    switch Int(status) {
    case 0: return output
    case 1: throw bad(position, "gzip data is truncated")
    case 2: throw bad(0, "not a gzip header this reader knows")
    case 3: throw bad(position, "malformed deflate data")
    case 4 where stated > limit: throw bad(position, "expands to more than \(limit) bytes")
    case 4: throw bad(position, "expands to more than the \(stated) bytes its trailer states")
    case 5: throw bad(position, "gzip CRC-32 differs: the data is corrupt")
    case 6: throw bad(position + 4, "gzip size field differs from the data")
    default: throw bad(position, "bytes follow the gzip data")
    }
  }
}
