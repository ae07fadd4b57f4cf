import ArgumentParser
import Arithmetic
import Catalog

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
    Output.note("kb: \(fileProblem(error, withPath: true))\(hint(for: error))")
    throw exitCode(for: error)
  }
}

/// Names that the mistyped one may stand for, where the module that threw knows no others.
private func hint(for error: any Error) -> String {
  guard case UnitSpecError.unknownFamily(let name, let known) = error else { return "" }
  return NearestNames.hint(for: name, in: known + (UnitFinder.standard.store?.names ?? []))
}
