import Arithmetic
import Kernels

/// A product table in the layout that the kernels read; exact tables need none.
enum PreparedTable: Sendable {
  case exact
  /// By weight, and in byte planes.
  case table(rows: [Int32], planes: [UInt8], planeCount: Int32, minimum: Int32)

  init(_ table: EffectiveTable) {
    if table.isExact {
      self = .exact
      return
    }
    var rows = [Int32](repeating: 0, count: EffectiveTable.side * EffectiveTable.side)
    var planes = [UInt8](repeating: 0, count: Int(KB_PLANES_SIZE))
    let prepared = kb_table_prepare(table.entries, &rows, &planes)
    self = .table(
      rows: rows, planes: planes, planeCount: prepared.plane_count, minimum: prepared.minimum)
  }

  /// sums[channels x width] of weights[channels x depth] and codes[depth x width].
  func multiply(
    _ kernels: KernelSet, channels: Int, width: Int, depth: Int, weights: [Int8],
    codes: UnsafePointer<UInt8>, sums: UnsafeMutablePointer<Int32>
  ) {
    switch self {
    case .exact: kb_gemm_u8s8(kernels.level, channels, width, depth, weights, codes, sums)
    case .table(let rows, let planes, let planeCount, let minimum):
      rows.withUnsafeBufferPointer { rows in
        planes.withUnsafeBufferPointer { planes in
          var table = kb_table(
            rows: rows.baseAddress, planes: planes.baseAddress, plane_count: planeCount, minimum: minimum)
          kb_gemm_table(kernels.level, &table, channels, width, depth, weights, codes, sums)
        }
      }
    }
  }
}
