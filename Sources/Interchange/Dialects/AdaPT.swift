extension TableDialect {
  /// AdaPT (dimdano/adapt): a C array `const int16_t lut [256][256]`, signed, two's-complement order.
  package static let adapt = cArray(
    id: "adapt", project: "AdaPT",
    opening: "#include <stdint.h>\n\nconst int16_t lut [256][256] = {", closing: "};\n")

  /// TransAxx (dimdano/transaxx): the same table for the GPU, in an include guard.
  package static let transAxx = cArray(
    id: "transaxx", project: "TransAxx",
    opening: "#ifndef LUT_H\n#define LUT_H\n#include <stdint.h>\n\nconst __device__ short lut[256][256] = {",
    closing: "};\n\n#endif\n")

  private static func cArray(
    id: String, project: String, opening: String, closing: String
  ) -> TableDialect {
    TableDialect(
      id: id, project: project, fileName: "<unit>.h", element: "int16", range: -32_768...32_767,
      widths: 8...8,
      signs: [true], signedOrder: .twosComplement,
      bindings: [.convolution: .weightFirst, .linear: .activationFirst, .depthwise: .weightFirst],
      trap:
        "its converter evaluates the unit at the magnitudes wherever both operands are negative: the published "
        + "table is then not the circuit; convolutions look up T[w][x], linear layers T[x][w]"
    ) { file throws(FileError) in
      // Both projects' files: every number between the first "=" and the ";" after it.
      guard let start = file.bytes.firstIndex(of: UInt8(ascii: "=")) else {
        throw FileError(
          file.name, "it has no \"=\"", mend: "expected const int16_t lut [256][256] = {{…},…};")
      }
      let end = file.bytes[start...].firstIndex(of: UInt8(ascii: ";"))
      var text = IntegerText(file, from: start + 1, to: end)
      let entries = try text.all(separators: Array("{},".utf8), limit: 65_536)
      guard end != nil else {
        throw FileError(file.name, .line(text.line), "the array does not end", mend: "close it with };")
      }
      return Content(entries: entries, isSigned: true)
    } write: { entries, _, _ in
      let rows = stride(from: 0, to: entries.count, by: 256).map { row in
        "{" + entries[row..<row + 256].map(String.init).joined(separator: ", ") + "}"
      }
      return Array((opening + rows.joined(separator: ",\n") + closing).utf8)
    }
  }
}
