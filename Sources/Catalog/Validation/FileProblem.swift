import Foundation

/// What went wrong with a file, in the system's words (`No such file or directory`); an error of another kind as it says
/// itself.
/// - Parameter withPath: begin with the file's path, where the error knows it.
package func fileProblem(_ error: any Error, withPath: Bool = false) -> String {
  guard error is CocoaError || error is POSIXError || type(of: error) == NSError.self else {
    return "\(error)"
  }
  let whole = error as NSError
  let cause = (whole.userInfo[NSUnderlyingErrorKey] as? any Error).map { $0 as NSError } ?? whole
  guard cause.domain == NSPOSIXErrorDomain else { return whole.localizedDescription }
  let reason = String(cString: strerror(Int32(truncatingIfNeeded: cause.code)))
  let path = withPath ? whole.userInfo[NSFilePathErrorKey] as? String : nil
  return path.map { "\($0): \(reason)" } ?? reason
}
