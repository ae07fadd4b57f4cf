import ArgumentParser
import Arithmetic
import Catalog
import UnitCircuits

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

/// What the module that threw cannot know: imported names that the mistyped one may stand for, and circuits that are wider
/// than functions or have none.
private func hint(for error: any Error) -> String {
  let circuitAlone = "; as a circuit alone it can be had: kb unit with --cost, --verilog or --c"
  return switch error {
  case UnitSpecError.unknownFamily(let name, _) where CircuitSpec.isPart(name): circuitAlone
  case UnitSpecError.unknownFamily(let name, let known):
    NearestNames.hint(for: name, in: known + (UnitFinder.standard.store?.names ?? []))
  case UnitSpecError.outOfRange(let name, let value, let family, _)
  where (try? CircuitSpec("\(family):\(name)=\(value)")) != nil:
    circuitAlone
  default: ""
  }
}
