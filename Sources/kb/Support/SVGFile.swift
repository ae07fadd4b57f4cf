import ArgumentParser

/// Where a picture goes.
enum SVGFile {
  /// - Throws: `ValidationError` for a file that will not be taken for SVG.
  static func check(_ path: String?) throws {
    guard let path, path != "-", !path.lowercased().hasSuffix(".svg") else { return }
    throw ValidationError("--plot writes SVG: give a file that ends in .svg, or - for standard output")
  }
}
