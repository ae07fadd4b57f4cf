import Foundation

/// A named float array.
package struct Tensor: Hashable, Sendable {
  package let name: String
  package let shape: [Int]
  /// Row-major, finite.
  package let values: [Float]

  package init(name: String, shape: [Int], values: [Float]) {
    self.name = name
    self.shape = shape
    self.values = values
  }
}

/// The number formats that are read; written is F32 alone.
private enum FloatType: String {
  case float32 = "F32"
  case float16 = "F16"
  case bfloat16 = "BF16"
  case float64 = "F64"
  /// Whole numbers that are passed over.
  case counter = "I64"

  var bytes: Int {
    switch self {
    case .float16, .bfloat16: 2
    case .float32: 4
    case .float64, .counter: 8
    }
  }

  /// - Parameter bytes: `bytes` of them, little-endian.
  func value(_ bytes: ArraySlice<UInt8>) -> Float {
    let bits = bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    switch self {
    case .float32: return Float(bitPattern: UInt32(truncatingIfNeeded: bits))
    case .float16: return Self.half(UInt16(truncatingIfNeeded: bits))
    case .bfloat16: return Float(bitPattern: UInt32(truncatingIfNeeded: bits) << 16)
    case .float64: return Float(Double(bitPattern: bits))
    case .counter: return 0
    }
  }

  /// IEEE 754 binary16, by hand: Swift's Float16 does not exist on every platform.
  private static func half(_ bits: UInt16) -> Float {
    let (exponent, fraction) = (Int(bits >> 10 & 31), Float(bits & 1023))
    let magnitude: Float =
      switch exponent {
      case 0: fraction * 0x1p-24
      case 31: fraction == 0 ? .infinity : .nan
      default: (1 + fraction / 1024) * Float(sign: .plus, exponent: exponent - 15, significand: 1)
      }
    return bits >> 15 == 0 ? magnitude : -magnitude
  }
}

/// What is wrong with a safetensors file, and what to do about it.
package struct SafetensorsError: Error, Hashable, CustomStringConvertible {
  package let file: String
  package let problem: String
  package let mend: String
  package var description: String { "\(file): \(problem); \(mend)" }
}

/// A safetensors file of floats: eight bytes with the header's length (little-endian), a JSON
/// header, the arrays.
package struct Safetensors: Sendable {
  package let metadata: [String: String]
  package let tensors: [Tensor]

  package init(metadata: [String: String], tensors: [Tensor]) {
    self.metadata = metadata
    self.tensors = tensors
  }

  /// The values of a tensor that must be there.
  /// - Throws: ``SafetensorsError`` if it is missing or has another shape.
  package func values(_ name: String, shape: [Int], file: URL, mend: String) throws -> [Float] {
    guard let tensor = tensors.first(where: { $0.name == name }) else {
      throw SafetensorsError(file: file.path, problem: "tensor \(name) is missing", mend: mend)
    }
    guard tensor.shape == shape else {
      throw SafetensorsError(
        file: file.path, problem: "tensor \(name) has shape \(tensor.shape), not \(shape)", mend: mend)
    }
    return tensor.values
  }

  // MARK: Writing

  /// Writes to a temporary file beside `file` and moves it there. Equal contents give equal bytes.
  /// - Throws: ``SafetensorsError`` for values that are not finite; file system errors.
  package func write(to file: URL) throws {
    var header: [String: Any] = metadata.isEmpty ? [:] : ["__metadata__": metadata]
    var body = Data()
    for tensor in tensors {
      guard tensor.values.allSatisfy(\.isFinite) else {
        throw SafetensorsError(
          file: file.path, problem: "tensor \(tensor.name) has values that are not finite",
          mend: "nothing was written; train again with a lower learning rate")
      }
      let start = body.count
      for value in tensor.values {
        withUnsafeBytes(of: value.bitPattern.littleEndian) { body.append(contentsOf: $0) }
      }
      header[tensor.name] =
        ["dtype": "F32", "shape": tensor.shape, "data_offsets": [start, body.count]] as [String: Any]
    }
    var json = try JSONSerialization.data(
      withJSONObject: header, options: [.sortedKeys, .withoutEscapingSlashes])
    // The arrays start on a multiple of eight, as the format's own library has it.
    while json.count % 8 != 0 { json.append(0x20) }
    var data = Data()
    withUnsafeBytes(of: UInt64(json.count).littleEndian) { data.append(contentsOf: $0) }
    data.append(json)
    data.append(body)
    try data.write(to: file, options: .atomic)
  }

  // MARK: Reading

  /// - Throws: ``SafetensorsError`` naming the file, the tensor and what is wrong; file system errors.
  package init(contentsOf file: URL) throws {
    guard FileManager.default.isReadableFile(atPath: file.path) else {
      throw SafetensorsError(
        file: file.path, problem: "cannot be read", mend: "check that the file is there, and its rights")
    }
    try self.init(data: [UInt8](Data(contentsOf: file)), file: file.path)
  }

  init(data: [UInt8], file: String) throws {
    func fail(_ problem: String) -> SafetensorsError {
      SafetensorsError(
        file: file, problem: problem,
        mend: "it is damaged, or no safetensors file of float weights: fetch, train or convert it again")
    }
    guard data.count >= 8 else { throw fail("has \(data.count) bytes, too few for a safetensors file") }
    let announced = data[0..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard announced >= 2, announced <= UInt64(data.count - 8) else {
      throw fail("announces a header of \(announced) bytes, the file has \(data.count)")
    }
    let headerEnd = 8 + Int(announced)
    guard let parsed = try? JSONSerialization.jsonObject(with: Data(data[8..<headerEnd])),
      let header = parsed as? [String: Any]
    else { throw fail("has a header that is not a JSON object") }
    if let repeated = RepeatedKey.find(in: data[8..<headerEnd]) { throw fail("header: \(repeated)") }
    let body = data[headerEnd...]

    var metadata: [String: String] = [:]
    var spans: [(span: Range<Int>, name: String, type: FloatType, shape: [Int])] = []
    for (name, entry) in header {
      if name == "__metadata__" {
        guard let pairs = entry as? [String: String] else {
          throw fail("has __metadata__ that is not text by name")
        }
        metadata = pairs
        continue
      }
      guard let fields = entry as? [String: Any], let dtype = fields["dtype"] as? String,
        let shape = fields["shape"] as? [Int], let offsets = fields["data_offsets"] as? [Int],
        offsets.count == 2
      else { throw fail("tensor \(name) lacks dtype, shape or data_offsets") }
      // Counters that PyTorch keeps beside batch normalisation are no weights.
      let isCounter = name.hasSuffix(".num_batches_tracked") && dtype == "I64"
      guard let type = FloatType(rawValue: dtype), (type == .counter) == isCounter else {
        throw fail("tensor \(name) is \(dtype), only F32, F16, BF16 and F64 are read")
      }
      var bytes = type.bytes
      for side in shape {
        let (product, overflow) = bytes.multipliedReportingOverflow(by: side)
        guard side >= 0, !overflow else { throw fail("tensor \(name) has the impossible shape \(shape)") }
        bytes = product
      }
      guard offsets[0] >= 0, offsets[0] <= offsets[1], offsets[1] <= body.count,
        offsets[1] - offsets[0] == bytes
      else {
        throw fail("tensor \(name) at \(offsets) does not fit shape \(shape) and \(body.count) data bytes")
      }
      spans.append((offsets[0]..<offsets[1], name, type, shape))
    }
    spans.sort {
      ($0.span.lowerBound, $0.span.upperBound, $0.name) < ($1.span.lowerBound, $1.span.upperBound, $1.name)
    }
    var end = 0
    for (span, name, _, _) in spans {
      guard span.lowerBound == end else {
        throw fail("tensor \(name) overlaps another or leaves a gap before it")
      }
      end = span.upperBound
    }
    guard end == body.count else { throw fail("has \(body.count - end) data bytes that belong to no tensor") }

    self.metadata = metadata
    tensors = try spans.filter { $0.type != .counter }.map { span, name, type, shape in
      var values: [Float] = []
      values.reserveCapacity(span.count / type.bytes)
      for at in stride(
        from: headerEnd + span.lowerBound, to: headerEnd + span.upperBound, by: type.bytes)
      {
        let value = type.value(data[at..<at + type.bytes])
        guard value.isFinite else { throw fail("tensor \(name) has a value that is not finite") }
        values.append(value)
      }
      return Tensor(name: name, shape: shape, values: values)
    }
  }
}
