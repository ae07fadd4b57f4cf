/// A table for a paper.
extension Table {
  /// A `tabular` with the rules of the package booktabs, to be put into a `table` environment; nothing else
  /// is needed.
  package var latex: String {
    let alignment = columns.map { $0.alignment == .left ? "l" : "r" }.joined()
    func line(_ cells: [String]) -> String {
      cells.map(Self.latexCell).joined(separator: " & ") + " \\\\\n"
    }
    return "\\begin{tabular}{\(alignment)}\n\\toprule\n" + line(columns.map(\.title)) + "\\midrule\n"
      + rows.map(line).joined() + "\\bottomrule\n\\end{tabular}\n"
  }

  /// Text of a cell; characters that LaTeX reads as commands are written out.
  static func latexCell(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&", "%", "$", "#", "_", "{", "}": result += "\\\(character)"
      case "~": result += "\\textasciitilde{}"
      case "^": result += "\\textasciicircum{}"
      case "\\": result += "\\textbackslash{}"
      case "<": result += "\\textless{}"
      case ">": result += "\\textgreater{}"
      case "|": result += "\\textbar{}"
      case "²": result += "\\textsuperscript{2}"
      case "×": result += "\\texttimes{}"
      case "≤": result += "\\ensuremath{\\leq}"
      case "≥": result += "\\ensuremath{\\geq}"
      case "\n": result += " "
      default: result.append(character)
      }
    }
    return result
  }
}
