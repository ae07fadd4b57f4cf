import Datasets
import Kernels
import Networks
import Random
import Testing

/// Every instruction set of this machine against the portable one, on sizes that fill no register.
struct KernelTests {
  static let sizes: [(m: Int, n: Int, k: Int)] = [
    (1, 1, 1), (3, 15, 2), (5, 64, 7), (4, 63, 300), (9, 130, 25), (2, 577, 1), (7, 640, 516), (6, 33, 3),
    (4, 2500, 9),
  ]

  private func operands(_ m: Int, _ n: Int, _ k: Int) -> (w: [Int8], x: [UInt8]) {
    var generator = SplitMix64(seed: UInt64(m * 10_000 + n * 100 + k))
    return (
      (0..<m * k).map { _ in Int8(generator.below(256) - 128) },
      (0..<k * n).map { _ in UInt8(generator.below(256)) }
    )
  }

  @Test(arguments: sizes) func floatProducts(m: Int, n: Int, k: Int) {
    // Small integers: every order of summation gives the same float.
    let (w, x) = operands(m, n, k)
    let a = w.map { Float($0 / 16) }
    let b = x.map { Float($0 / 16) }
    let expected = (0..<m * n).map { at in
      (0..<k).reduce(Float(0)) { $0 + a[at / n * k + $1] * b[$1 * n + at % n] }
    }
    for level in 0...kb_best_level() {
      var c = [Float](repeating: 1, count: m * n)
      b.withUnsafeBufferPointer { b in
        let rows = (0..<k).map { row in b.baseAddress.map { $0 + row * n } }
        kb_rows_f32(level, 1, m, n, k, a, rows, &c, n)
      }
      #expect(c == expected.map { 1 + $0 }, "level \(level)")
      b.withUnsafeBufferPointer { b in
        let rows = (0..<k).map { row in b.baseAddress.map { $0 + row * n } }
        kb_rows_f32(level, 0, m, n, k, a, rows, &c, n)
      }
      #expect(c == expected, "level \(level), in place of what was there")
    }
  }

  @Test(arguments: sizes) func floatSumsAlongRows(m: Int, n: Int, k: Int) {
    let (w, x) = operands(m, n, k)
    let b = x.map { Float($0 / 16) }
    // Of the size that the products need, small integers again.
    let left = (0..<m * n).map { Float(w[$0 % w.count] / 16) }
    let expected = (0..<m * k).map { at in
      (0..<n).reduce(Float(5)) { $0 + left[at / k * n + $1] * b[at % k * n + $1] }
    }
    for level in 0...kb_best_level() {
      var sums = [Float](repeating: 5, count: m * k)
      b.withUnsafeBufferPointer { b in
        let rows = (0..<k).map { row in b.baseAddress.map { $0 + row * n } }
        kb_rows_nt_f32(level, m, n, k, left, n, rows, &sums)
      }
      #expect(sums == expected, "level \(level)")
    }
  }

  #if arch(x86_64)
    /// Equal seeds give equal weights in later versions only as long as the order of sums stays: over 1,024 columns one
    /// partial sum a lane, the lanes from the first to the last, what comes of it added to what was there.
    @Test(arguments: [(Int32(KB_AVX2), 8), (Int32(KB_AVX512), 16)])
    func floatSumsAlongRowsKeepTheirOrder(level: Int32, lanes: Int) {
      guard level <= kb_best_level() else { return }
      let (m, n, k) = (9, 1_024 + 96, 7)
      var generator = SplitMix64(seed: 11)
      func values(_ count: Int) -> [Float] {
        (0..<count).map { _ in Float(generator.below(1 << 20)) / 1_000_003 - 0.5 }
      }
      let (left, right) = (values(m * n), values(k * n))
      let expected = (0..<m * k).map { at in
        stride(from: 0, to: n, by: 1_024).reduce(Float(0)) { sum, start in
          var parts = [Float](repeating: 0, count: lanes)
          for column in start..<min(start + 1_024, n) {
            parts[column % lanes].addProduct(left[at / k * n + column], right[at % k * n + column])
          }
          return sum + parts.reduce(0, +)
        }
      }
      var sums = [Float](repeating: 0, count: m * k)
      right.withUnsafeBufferPointer { right in
        let rows = (0..<k).map { row in right.baseAddress.map { $0 + row * n } }
        kb_rows_nt_f32(level, m, n, k, left, n, rows, &sums)
      }
      #expect(sums == expected)
    }
  #endif

  @Test func requantisationAgreesWithItsDefinition() throws {
    var generator = SplitMix64(seed: 5)
    let accumulators =
      [Int32.min, -1, 0, 1, Int32.max] + (0..<2_000).map { _ in Int32(generator.below(1 << 20) - (1 << 18)) }
    for factor in [0, 0x1p-40, 3e-9, 0.0007, 0.01, 0.5, 0.999_999_999_9, 1, 3.7, 1_000_000] {
      let step = try #require(Requantization(factor: factor))
      var codes = [UInt8](repeating: 0, count: accumulators.count)
      kb_requantize_u8(
        codes.count, accumulators, 0, step.multiplier, Int32(step.shift), 127, &codes)
      #expect(codes == accumulators.map { step.code($0, maximum: 127) })
    }
    #expect(Requantization(factor: -1) == nil)
    #expect(Requantization(factor: .nan) == nil)
    #expect(Requantization(factor: 0x1p30) == nil)
  }

  @Test func halvesRoundUp() throws {
    let step = try #require(Requantization(factor: 0.5))
    #expect([1, 2, 3, 5].map { step.code($0, maximum: 255) } == [1, 1, 2, 3])
    #expect(step.code(-1, maximum: 255) == 0)
    #expect(step.code(1_000, maximum: 255) == 255)
  }

  @Test func forcedKernelsMustExist() throws {
    #expect(try KernelSet.selected(environment: [:]) == .best)
    #expect(try KernelSet.selected(environment: ["KB_KERNELS": "scalar"]) == .scalar)
    #expect(throws: KernelSetError.self) {
      try KernelSet.selected(environment: ["KB_KERNELS": "sse9"])
    }
  }
}
