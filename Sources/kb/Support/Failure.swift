import ArgumentParser

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
    Output.note("kb: \(error)")
    throw exitCode(for: error)
  }
}
