import ArgumentParser
import Arithmetic
import Catalog
import Circuits
import Datasets
import Evolution
import Harness
import Interchange
import Networks
import Reports
import UnitCircuits

/// The exit code that belongs to an error: 64 usage, 65 bad data, 69 something missing, 74 cannot write.
func exitCode(for error: any Error) -> ExitCode {
  switch error {
  case DatasetError.missing, ModelStoreError.missing, is ProjectError: return .missing
  case CatalogError.unknown, DatasetError.unknownDataset, ModelStoreError.unknownNetwork,
    ModelStoreError.taken:
    return .usage
  case is UnitSpecError, is CellError, is FunctionError, is UnitCircuitError, is TableError,
    is StatisticsError,
    is KernelSetError:
    return .usage
  case let error as FileError: return error.isMissing ? .missing : .badData
  case is SourceError, is CircuitError, is AllPairsError: return .badData
  case EvolutionError.checkpoint, EvolutionError.distribution: return .badData
  case is EvolutionError, is RecordingError, NetworkError.setting, NetworkError.unknownLayer: return .usage
  case StoreError.cannotWrite: return .cannotWrite
  case is ExportError, is StoreError: return .usage
  case BenchError.badLink: return .badData
  case is BenchError: return .usage
  case CatalogError.cannotWrite, DatasetError.unwritable, LedgerError.cannotWrite: return .cannotWrite
  case is SiteError: return .cannotWrite
  case is ScaffoldError, is FigureError: return .usage
  case DatasetError.download: return .missing
  case is CatalogError, is DatasetError, is LedgerError, is SafetensorsError, is NetworkError,
    is GraphError, is GraphFileError:
    return .badData
  default: return .failure
  }
}

extension ExitCode {
  /// A name or an option's value that does not exist.
  static let usage = ExitCode(64)
  /// A file or the catalog is malformed.
  static let badData = ExitCode(65)
  /// A dataset, model or catalog is not there.
  static let missing = ExitCode(69)
  static let cannotWrite = ExitCode(74)
}
