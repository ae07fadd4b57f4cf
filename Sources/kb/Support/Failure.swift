import ArgumentParser
import Catalog
import Datasets
import Foundation
import Harness
import Networks

extension ExitCode {
  /// A file or the catalog is malformed.
  static let badData = ExitCode(65)
  /// A dataset, model or catalog is not there.
  static let missing = ExitCode(69)
}

/// Runs a command's body and turns whatever it throws into one message on standard error and the exit code
/// that belongs to it.
func reportingFailures(_ body: () throws -> Void) throws {
  do {
    try body()
  } catch let code as ExitCode {
    throw code
  } catch let error as ValidationError {
    throw error
  } catch {
    Output.note("kb: \(describe(error))")
    throw exitCode(for: error)
  }
}

private func describe(_ error: any Error) -> String {
  if error is any CustomStringConvertible { return "\(error)" }
  return error.localizedDescription
}
