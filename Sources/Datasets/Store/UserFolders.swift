import Foundation

/// Folders of the user, as the XDG Base Directory Specification and the shell have them.
package enum UserFolders {
  /// `$XDG_CACHE_HOME`; `.cache` in `$HOME`; in the home folder of the user database where neither is set.
  package static func cache(
    _ environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> URL {
    func folder(_ variable: String) -> URL? {
      environment[variable].flatMap { $0.isEmpty ? nil : URL(fileURLWithPath: $0) }
    }
    let home = folder("HOME") ?? FileManager.default.homeDirectoryForCurrentUser
    return folder("XDG_CACHE_HOME") ?? home.appendingPathComponent(".cache")
  }
}
