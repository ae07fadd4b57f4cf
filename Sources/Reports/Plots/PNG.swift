import Foundation

/// A small PNG writer: 16 colours, stored without compression (a 256 x 256 image takes 33 kB).
enum PNG {
  /// - Parameters:
  ///   - palette: at most 16 colours, red, green, blue.
  ///   - pixels: indices into the palette, row by row from the top left; `width * height` of them, `width`
  ///     even.
  static func image(width: Int, height: Int, palette: [(UInt8, UInt8, UInt8)], pixels: [UInt8]) -> Data {
    precondition(pixels.count == width * height && width.isMultiple(of: 2) && palette.count <= 16)
    var raw: [UInt8] = []
    raw.reserveCapacity(height * (width / 2 + 1))
    for row in 0..<height {
      raw.append(0)
      for pair in 0..<(width / 2) {
        let place = row * width + 2 * pair
        raw.append(pixels[place] << 4 | pixels[place + 1])
      }
    }
    var data = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    data.append(chunk("IHDR", bigEndian(width) + bigEndian(height) + [4, 3, 0, 0, 0]))
    data.append(chunk("PLTE", palette.flatMap { [$0.0, $0.1, $0.2] }))
    data.append(chunk("IDAT", stored(raw)))
    data.append(chunk("IEND", []))
    return data
  }

  private static func bigEndian(_ value: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
  }

  private static func chunk(_ type: String, _ body: [UInt8]) -> Data {
    let typed = Array(type.utf8) + body
    return Data(bigEndian(body.count) + typed + bigEndian(Int(crc(typed))))
  }

  /// A zlib stream of stored blocks (RFC 1950, 1951).
  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = [0x78, 0x01]
    var place = 0
    repeat {
      let end = min(place + 65_535, bytes.count)
      let length = end - place
      out.append(end == bytes.count ? 1 : 0)
      for value in [length, ~length] {
        out.append(UInt8(truncatingIfNeeded: value))
        out.append(UInt8(truncatingIfNeeded: value >> 8))
      }
      out += bytes[place..<end]
      place = end
    } while place < bytes.count
    var (low, high): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      low = (low + UInt32(byte)) % 65_521
      high = (high + low) % 65_521
    }
    return out + bigEndian(Int(high << 16 | low))
  }

  private static let crcTable: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { crcTable[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ $0 >> 8 }
  }
}
