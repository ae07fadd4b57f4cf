import Foundation

/// Codable values as text that is the same on every run.
package enum JSONText {
  /// - Parameter snakeCase: write `measuredValue` as `measured_value`, as the columns of the database are called.
  package static func render(_ value: some Encodable, snakeCase: Bool = false) throws -> String {
    let encoder = JSONEncoder()
    if snakeCase { encoder.keyEncodingStrategy = .convertToSnakeCase }
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }
}
