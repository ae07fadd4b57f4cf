import Crypto

package enum Digest {
  /// SHA-256 as 64 lower-case hex digits.
  package static func sha256(_ parts: [UInt8]...) -> String {
    var hash = SHA256()
    for part in parts { hash.update(data: part) }
    return hash.finalize().map { byte in
      let hex = String(byte, radix: 16)
      return byte < 16 ? "0" + hex : hex
    }.joined()
  }
}
