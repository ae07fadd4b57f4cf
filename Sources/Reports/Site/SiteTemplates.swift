import Foundation
import Mustache

/// The templates of pages and figures and the fixed files of the site, compiled into the executable.
struct SiteTemplates {
  private let library: MustacheLibrary

  private static let sources: [String: [UInt8]] = [
    "layout": PackageResources.layout_mustache, "grid": PackageResources.grid_mustache,
    "plot": PackageResources.plot_mustache, "intervals": PackageResources.intervals_mustache,
    "scatter": PackageResources.scatter_mustache, "heat": PackageResources.heat_mustache,
    "histogram": PackageResources.histogram_mustache, "figure": PackageResources.figure_mustache,
    "home": PackageResources.home_mustache, "family": PackageResources.family_mustache,
    "technique": PackageResources.technique_mustache, "list": PackageResources.list_mustache,
    "thing": PackageResources.thing_mustache, "plots": PackageResources.plots_mustache,
    "search": PackageResources.search_mustache, "about": PackageResources.about_mustache,
  ]

  /// - Throws: where a template is malformed; the error names the line.
  init() throws {
    var library = MustacheLibrary()
    for (name, bytes) in Self.sources {
      try library.register(String(decoding: bytes, as: UTF8.self), named: name)
    }
    self.library = library
  }

  static let fixedFiles: [GeneratedFile] = [
    GeneratedFile(path: "site.css", data: Data(PackageResources.site_css)),
    GeneratedFile(path: "site.js", data: Data(PackageResources.site_js)),
  ]

  /// A figure as a file of its own.
  func render(_ figure: Figure) throws(SiteError) -> String {
    guard let text = library.render(figure, withTemplate: "figure") else { throw .noTemplate("figure") }
    return text
  }

  /// A page through the template called `name`.
  func render<Body>(_ page: SitePage<Body>, with name: String) throws(SiteError) -> GeneratedFile {
    guard let text = library.render(page, withTemplate: name) else { throw .noTemplate(name) }
    return GeneratedFile(path: page.path, content: text)
  }
}

package enum SiteError: Error, Hashable, CustomStringConvertible {
  case noTemplate(String)
  /// The output folder holds files that an earlier run did not write.
  case foreignFolder(path: String)
  case cannotWrite(path: String, reason: String)

  package var description: String {
    switch self {
    case .noTemplate(let name): "There is no template '\(name)'"
    case .foreignFolder(let path):
      "'\(path)' is not empty and was not written by kb; name an empty or a new folder"
    case .cannotWrite(let path, let reason): "'\(path)' cannot be written: \(reason)"
    }
  }
}
