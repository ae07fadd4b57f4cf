import GRDB

/// Rows back to records. A row that does not fit (another program wrote it) is an error, not a crash.
struct RowReader {
  let row: Row

  func text(_ column: String) throws -> String {
    guard let value = optionalText(column) else { throw unfit(column) }
    return value
  }

  func optionalText(_ column: String) -> String? { String.fromDatabaseValue(row[column] ?? .null) }
  func optionalInteger(_ column: String) -> Int? { Int.fromDatabaseValue(row[column] ?? .null) }
  func optionalNumber(_ column: String) -> Double? { Double.fromDatabaseValue(row[column] ?? .null) }

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
    try Row.fetchAll(self, sql: sql, arguments: arguments).map { try record(RowReader(row: $0)) }
  }

  /// The texts of a one-column query.
  func texts(_ sql: String, _ arguments: StatementArguments = []) throws -> [String] {
    try String.fetchAll(self, sql: sql, arguments: arguments)
  }
}
