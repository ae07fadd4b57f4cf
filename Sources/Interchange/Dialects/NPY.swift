/// NumPy's array file, format 1 to 3: magic, version, length of the header, a Python dictionary, the data.
package enum NPY {
  /// A two-dimensional array in C order.
  struct Matrix {
    let rows: Int
    let columns: Int
    let values: [Int]
  }

  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  /// Integers of 8 to 64 bits of either byte order; Fortran order is turned round.
  /// - Throws: ``FileError``; the size announced is checked against the file before anything is made of it.
  static func read(_ file: NamedBytes, limit: Int) throws(FileError) -> Matrix {
    let bytes = file.bytes
    func wrong(_ byte: Int, _ problem: String, _ mend: String) -> FileError {
      FileError(file.name, .byte(byte), problem, mend: mend)
    }
    guard bytes.count >= 10, bytes.starts(with: magic) else {
      throw wrong(0, "it is no .npy file", "save it with numpy.save")
    }
    guard 1...3 ~= bytes[6] else { throw wrong(6, ".npy version \(bytes[6]) is not known", "use 1 to 3") }
    let lengthBytes = bytes[6] == 1 ? 2 : 4
    guard bytes.count >= 8 + lengthBytes else { throw wrong(8, "the header is cut off", "save it again") }
    let length = (0..<lengthBytes).reduce(0) { $0 | Int(bytes[8 + $1]) << (8 * $1) }
    let start = 8 + lengthBytes
    guard length <= 65_536, start + length <= bytes.count else {
      throw wrong(8, "the header is cut off", "save it again")
    }
    let header = String(decoding: bytes[start..<start + length], as: UTF8.self)
    guard let type = value(of: "descr", in: header)?.split(separator: "'").first,
      let order = value(of: "fortran_order", in: header)?.prefix(while: \.isLetter),
      let shapeText = value(of: "shape", in: header)?.dropFirst().prefix(while: { $0 != ")" })
    else { throw wrong(start, "the header \(header.prefix(80)) is not understood", "save one plain array") }
    let shape = shapeText.split(whereSeparator: { $0 == "," || $0 == " " }).map { Int($0) }
    guard shape.count == 2, let rows = shape[0], let columns = shape[1], 1...4096 ~= rows,
      1...4096 ~= columns,
      rows * columns <= limit
    else {
      throw wrong(start, "its shape is (\(shapeText))", "a table has shape (2^n, 2^n), at most (256, 256)")
    }
    let sizes: [Substring: (bytes: Int, signed: Bool)] = [
      "i1": (1, true), "u1": (1, false), "i2": (2, true), "u2": (2, false), "i4": (4, true), "u4": (4, false),
      "i8": (8, true), "u8": (8, false),
    ]
    guard let kind = sizes[type.dropFirst()], let endian = type.first, "<>|=".contains(endian) else {
      throw wrong(start, "its elements are \(type)", "save integers, such as int32")
    }
    let data = start + length
    guard bytes.count == data + rows * columns * kind.bytes else {
      throw wrong(
        data, "\(bytes.count - data) bytes of data stand for \(rows) x \(columns) elements of \(kind.bytes)",
        "save it again")
    }
    var values: [Int] = []
    values.reserveCapacity(rows * columns)
    for index in 0..<rows * columns {
      let source = order == "True" ? index % columns * rows + index / columns : index
      var pattern: UInt64 = 0
      for byte in 0..<kind.bytes {
        let place = endian == ">" ? kind.bytes - 1 - byte : byte
        pattern |= UInt64(bytes[data + source * kind.bytes + byte]) << UInt64(8 * place)
      }
      let shift = UInt64(64 - 8 * kind.bytes)
      let value =
        kind.signed ? Int(Int64(bitPattern: pattern << shift) >> Int64(shift)) : Int(clamping: pattern)
      guard value.magnitude <= 999_999_999 else {
        throw wrong(data + source * kind.bytes, "an entry is \(value)", "products have at most 17 bits")
      }
      values.append(value)
    }
    return Matrix(rows: rows, columns: columns, values: values)
  }

  /// int32, little-endian, C order, the data aligned to 64 bytes as numpy does.
  static func write(_ values: [Int], rows: Int, columns: Int) -> [UInt8] {
    var header = "{'descr': '<i4', 'fortran_order': False, 'shape': (\(rows), \(columns)), }"
    let padding = 63 - (magic.count + 4 + header.utf8.count) % 64
    header += String(repeating: " ", count: padding) + "\n"
    let length = header.utf8.count
    var bytes = magic + [1, 0, UInt8(length & 255), UInt8(length >> 8)] + Array(header.utf8)
    bytes.reserveCapacity(bytes.count + 4 * values.count)
    for value in values {
      for byte in 0..<4 { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * byte))) }
    }
    return bytes
  }

  /// The text after `'key':`.
  private static func value(of key: String, in header: String) -> Substring? {
    guard let range = header.firstRange(of: "'\(key)':") else { return nil }
    return header[range.upperBound...].drop { $0 == " " }
  }
}

extension TableDialect {
  /// torch-approx (etrommer/torch-approx) keeps its table in memory, 256 x 256 int32; a NumPy file of that array.
  package static let torchApprox = TableDialect(
    id: "torch-approx", project: "torch-approx", fileName: "<unit>.npy", element: "int32",
    range: -999_999_999...999_999_999, widths: 2...8, signs: [false, true], signedOrder: .twosComplement,
    bindings: [.convolution: .weightFirst, .linear: .activationFirst, .depthwise: .activationFirst],
    trap:
      "its documentation says T[x][w], its convolutions look up T[w][x]; for unsigned units it builds the "
      + "sign-magnitude table (export with --sign-magnitude); activations use codes 0 to 127"
  ) { file throws(FileError) in
    let matrix = try NPY.read(file, limit: 65_536)
    guard matrix.rows == matrix.columns else {
      throw FileError(
        file.name, "its shape is (\(matrix.rows), \(matrix.columns))", mend: "a table is square: (256, 256)")
    }
    return Content(entries: matrix.values)
  } write: { entries, operands, _ in
    NPY.write(entries, rows: 1 << operands.width, columns: 1 << operands.width)
  }
}
