import Mustache

/// A table of the site: cells with links and chips, sorted and filtered in the browser.
struct Grid {
  struct Column {
    let title: String
    let isNumeric: Bool

    static func text(_ title: String) -> Column { Column(title: title, isNumeric: false) }
    static func number(_ title: String) -> Column { Column(title: title, isNumeric: true) }
  }

  struct Row {
    /// ` data-name="value"`, for filters.
    let attributes: String
    let cells: [Cell]
  }

  /// A control above the table.
  struct Filter {
    struct Option {
      let value: String
      let text: String
    }

    let tableID: String
    let label: String
    let name: String
    let isSelect: Bool
    let isText: Bool
    let isBound: Bool
    let options: [Option]
    let bound: String
    let of: String
    var isFirst = false
    var isLast = false
  }

  let id: String
  let caption: String
  let columns: [Column]
  let isSortable: Bool
  private(set) var rows: [Row] = []
  private(set) var filters: [Filter] = []

  init(_ id: String, caption: String, columns: [Column], isSortable: Bool = true) {
    self.id = id
    self.caption = caption
    self.columns = columns
    self.isSortable = isSortable
  }

  /// A text table as it is; a column aligned to the right is one of numbers.
  init(_ table: Table, id: String, caption: String, isSortable: Bool = true) {
    self.init(
      id, caption: caption,
      columns: table.columns.map { Column(title: $0.title, isNumeric: $0.alignment == .right) },
      isSortable: isSortable)
    for row in table.rows { add(row.map { .fitting($0) }) }
  }

  /// - Parameter data: what filters look at; several values of one name are separated by spaces.
  mutating func add(_ cells: [Cell], data: [(String, String)] = []) {
    precondition(cells.count == columns.count, "a row has a cell for every column")
    let aligned = zip(columns, cells).map { column, cell in column.isNumeric ? cell.numeric : cell }
    rows.append(Row(attributes: HTML.attributes(data.map { ("data-\($0.0)", $0.1) }), cells: aligned))
  }

  // MARK: Filters

  /// Words anywhere in a row.
  mutating func filterText(_ label: String) {
    add(filter(label, "text", isText: true))
  }

  /// One of the values of the rows' `name`.
  mutating func filterChoice(_ label: String, _ name: String, _ options: [(value: String, text: String)]) {
    add(
      filter(
        label, name, isSelect: true, options: options.map { Filter.Option(value: $0.value, text: $0.text) }))
  }

  /// A lower (`min`) or upper (`max`) bound of the rows' `of`.
  mutating func filterBound(_ label: String, _ name: String, _ bound: String, of: String) {
    add(filter(label, name, isBound: true, bound: bound, of: of))
  }

  private func filter(
    _ label: String, _ name: String, isSelect: Bool = false, isText: Bool = false, isBound: Bool = false,
    options: [Filter.Option] = [], bound: String = "", of: String = ""
  ) -> Filter {
    Filter(
      tableID: id, label: label, name: name, isSelect: isSelect, isText: isText, isBound: isBound,
      options: options, bound: bound, of: of)
  }

  private mutating func add(_ filter: Filter) {
    filters.append(filter)
    for index in filters.indices {
      filters[index].isFirst = index == 0
      filters[index].isLast = index == filters.count - 1
    }
  }
}

extension Grid {
  /// Answers a template's names itself: there are tens of thousands of cells, and reflection is slow.
  struct Cell: MustacheParent {
    let text: String
    let href: String?
    let chip: String?
    /// Smaller text after the cell's own.
    let note: String?
    let attributes: String

    private init(
      _ text: String, href: String? = nil, chip: String? = nil, note: String? = nil, attributes: String = ""
    ) {
      self.text = text
      self.href = href
      self.chip = chip
      self.note = note
      self.attributes = attributes
    }

    static func text(_ text: String) -> Cell { Cell(text) }
    static func text(_ text: String, note: String) -> Cell { Cell(text, note: note.isEmpty ? nil : note) }
    /// As much room before it wraps as its length asks for.
    static func fitting(_ text: String) -> Cell {
      switch text.count {
      case 0...30: .text(text)
      case 31...120: .wide(text)
      default: Cell(text, attributes: " class=\"wide long\"")
      }
    }
    static func wideLink(_ text: String, _ href: String) -> Cell {
      Cell(text, href: href, attributes: " class=\"wide\"")
    }
    /// Prose, which needs room before it wraps.
    static func wide(_ text: String) -> Cell { Cell(text, attributes: " class=\"wide\"") }
    static func link(_ text: String, _ href: String) -> Cell {
      Cell(text, href: href, attributes: " class=\"name\"")
    }
    static func link(_ text: String, _ href: String, note: String) -> Cell {
      Cell(text, href: href, note: note, attributes: " class=\"wide\"")
    }
    /// A word from a fixed list, coloured.
    static func chip(_ word: String, _ href: String? = nil) -> Cell { Cell(word, href: href, chip: word) }
    static func number(_ value: Int) -> Cell { Cell("\(value)") }
    /// A figure as shown, and what it is sorted by.
    static func figure(_ text: String, _ value: Double?, note: String = "") -> Cell {
      Cell(
        text, note: note.isEmpty ? nil : note,
        attributes: HTML.attributes([("data-sort", value.map { "\($0)" } ?? "")]))
    }

    var numeric: Cell {
      Cell(text, href: href, chip: chip, note: note, attributes: " class=\"num\"" + attributes)
    }

    func child(named name: String) -> Any? {
      switch name {
      case "text": text
      case "isLink": href != nil
      case "href": href ?? ""
      case "isChip": chip != nil
      case "chip": chip ?? ""
      case "isNoted": note != nil
      case "note": note ?? ""
      case "attributes": attributes
      default: nil
      }
    }
  }
}
