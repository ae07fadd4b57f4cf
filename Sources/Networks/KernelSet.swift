import Foundation
import Kernels

/// The instruction set that the inner loops run on. Integer results do not depend on it.
package enum KernelSet: String, CaseIterable, Sendable {
  case scalar
  case avx2
  case avx512
  case neon

  var level: Int32 {
    switch self {
    case .scalar: Int32(KB_SCALAR)
    case .avx2: Int32(KB_AVX2)
    case .avx512: Int32(KB_AVX512)
    case .neon: Int32(KB_NEON)
    }
  }

  /// Those this processor runs, slowest first.
  package static var supported: [KernelSet] { allCases.filter { kb_has_level($0.level) != 0 } }

  package static var best: KernelSet { supported.last ?? .scalar }

  /// The set that the environment variable `KB_KERNELS` names, or the best one without it.
  /// - Throws: ``KernelSetError`` for a name that is none, or that this processor does not run.
  package static func selected(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws -> KernelSet {
    guard let name = environment["KB_KERNELS"], !name.isEmpty else { return best }
    guard let set = KernelSet(rawValue: name), supported.contains(set) else {
      throw KernelSetError(name: name)
    }
    return set
  }
}

package struct KernelSetError: Error, Hashable, CustomStringConvertible {
  package let name: String

  package var description: String {
    let names = KernelSet.supported.map(\.rawValue).joined(separator: ", ")
    return "KB_KERNELS=\(name) is not among the kernels of this machine (\(names)); unset it or pick one"
  }
}
