import Foundation
import GRDB

/// Rows back to records. A row that does not fit (another program wrote it) is an error, not a crash.
struct RowReader {
  private let row: Row
  /// Where each column is. GRDB would look for the name in every row, in any case.
  private let columns: [String: Int]

  init(row: Row, columns: [String: Int]) {
    self.row = row
    self.columns = columns
  }

  private func value(_ column: String) -> DatabaseValue {
    columns[column].map { row[$0] } ?? .null
  }

  func text(_ column: String) throws -> String {
    guard let value = optionalText(column) else { throw unfit(column) }
    return value
  }

  func optionalText(_ column: String) -> String? { String.fromDatabaseValue(value(column)) }
  func optionalInteger(_ column: String) -> Int? { Int.fromDatabaseValue(value(column)) }
  func optionalNumber(_ column: String) -> Double? { Double.fromDatabaseValue(value(column)) }

  func integer(_ column: String) throws -> Int {
    guard let value = optionalInteger(column) else { throw unfit(column) }
    return value
  }

  func number(_ column: String) throws -> Double {
    guard let value = optionalNumber(column) else { throw unfit(column) }
    return value
  }

  func choice<Choice: RawRepresentable>(
    _ column: String, _ type: Choice.Type = Choice.self
  ) throws -> Choice where Choice.RawValue == String {
    guard let choice = Choice(rawValue: try text(column)) else { throw unfit(column) }
    return choice
  }

  func optionalChoice<Choice: RawRepresentable>(
    _ column: String, _ type: Choice.Type = Choice.self
  ) throws -> Choice? where Choice.RawValue == String {
    optionalText(column) == nil ? nil : try choice(column, type)
  }

  func unfit(_ column: String) -> CatalogError {
    .queryFailed(reason: "unexpected value in column '\(column)'")
  }
}

extension Database {
  /// All rows of a query, each read by `record`.
  func records<Record>(
    _ sql: String, _ arguments: StatementArguments = [], _ record: (RowReader) throws -> Record
  ) throws -> [Record] {
    let statement = try cachedStatement(sql: sql)
    let columns = Dictionary(
      statement.columnNames.enumerated().map { ($0.element, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    return try Row.fetchAll(statement, arguments: arguments).map {
      try record(RowReader(row: $0, columns: columns))
    }
  }

  /// The texts of a one-column query.
  func texts(_ sql: String, _ arguments: StatementArguments = []) throws -> [String] {
    try String.fetchAll(self, sql: sql, arguments: arguments)
  }
}

/// Values as one argument, for `json_each`: however many there are, the statement is the same.
func jsonList(_ values: some Encodable) throws -> String {
  String(decoding: try JSONEncoder().encode(values), as: UTF8.self)
}
