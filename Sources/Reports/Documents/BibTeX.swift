import Catalog

/// BibTeX entries of works.
package enum BibTeX {
  package static func render(_ works: [Work]) -> String {
    works.map(entry).joined(separator: "\n")
  }

  static func entry(_ work: Work) -> String {
    var fields: [(String, String)] = [
      ("author", authors(work.authors)), ("title", "{" + escape(work.title) + "}"),
      (
        work.kind == .article ? "journal" : work.kind == .inproceedings ? "booktitle" : "howpublished",
        escape(work.venue)
      ),
      ("year", "\(work.year)"),
    ]
    if let volume = work.place.volume { fields.append(("volume", escape(volume))) }
    if let number = work.place.number { fields.append(("number", escape(number))) }
    // An en dash between pages, as BibTeX's styles set it.
    if let pages = work.place.pages {
      fields.append(("pages", escape(pages).replacing("-", with: "--")))
    }
    if let doi = work.doi { fields.append(("doi", doi)) }
    if let arxiv = work.arxiv {
      fields.append(("eprint", arxiv))
      fields.append(("archiveprefix", "arXiv"))
    }
    let lines = fields.map { "  \($0.0) = {\($0.1)}" }.joined(separator: ",\n")
    return "@\(work.kind.rawValue){\(work.key),\n\(lines)\n}\n"
  }

  /// "A. One, B. Two" becomes "A. One and B. Two", which is what BibTeX separates names by; "et al." becomes "others".
  private static func authors(_ list: String) -> String {
    escape(list).replacing(" et al.", with: ", others").split(separator: ",").map { $0.drop { $0 == " " } }
      .joined(separator: " and ")
  }

  private static func escape(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&", "%", "$", "#", "_": result += "\\\(character)"
      case "{", "}": result += "\\\(character)"
      case "~": result += "\\textasciitilde{}"
      case "\\": result += "\\textbackslash{}"
      default: result.append(character)
      }
    }
    return result
  }
}
