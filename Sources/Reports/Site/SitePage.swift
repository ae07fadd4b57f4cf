/// What every page hands to its template: the frame, and a body of its own kind.
struct SitePage<Body> {
  struct Link {
    let href: String
    let label: String
    let isCurrent: Bool
  }

  /// Relative to the site's folder.
  let path: String
  let title: String
  let heading: String
  let description: String
  /// Leads from the page's folder to the site's: "" or "../".
  let root: String
  let navigation: [Link]
  /// HTML of the way from the home page to here; none or one.
  let crumbs: [String]
  let body: Body

  /// - Parameters:
  ///   - title: for the browser's title bar; the heading unless given.
  ///   - crumbs: pages above this one, as text and path from the site's folder.
  ///   - section: the entry of the navigation that the page belongs to, as its path.
  init(
    path: String, heading: String, title: String? = nil, description: String, section: String? = nil,
    crumbs: [(text: String, path: String)] = [], body: Body
  ) {
    self.path = path
    self.title = title ?? heading
    self.heading = heading
    self.description = String(oneLine(description).prefix(200))
    let root = String(repeating: "../", count: path.count { $0 == "/" })
    self.root = root
    navigation = SiteNavigation.entries.map { entry in
      Link(href: entry.path, label: entry.label, isCurrent: entry.path == section ?? path)
    }
    let way = crumbs.map { HTML.link($0.text, root + $0.path) }
    self.crumbs = way.isEmpty ? [] : [way.joined(separator: " &rsaquo; ")]
    self.body = body
  }
}

enum SiteNavigation {
  static let entries: [(label: String, path: String)] = [
    ("Home", "index.html"), ("Techniques", "techniques.html"), ("Claims", "claims.html"),
    ("Findings", "findings.html"), ("Plots", "plots.html"), ("Tables", "tables.html"),
    ("Datasets", "datasets.html"), ("Networks", "networks.html"), ("Metrics", "metrics.html"),
    ("Works", "works.html"),
  ]
}

/// A body for templates that need none.
struct NoBody {}
