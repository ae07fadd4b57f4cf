import Datasets
import Foundation
import Random
import Testing

/// 420 bytes compressed by Python's gzip.
private let sample: [UInt8] = {
  let hex = Array(
    "1f8b0800000000000203c5c24d2bc30100c0612f878d18ff8b689bbcaf1d46d90a71d8af516a766039ac96441476909a"
      + "ed22d498995a965cac0db5a22507960b598946a124366c79e7e0204239f9189e1e5252484b47948144205f46991275"
      + "1d4d7a4c9d0cda717909aeb377c2e33bd905a8b598fb71ce13dee7e91b7915c61edc7e0eae10cb69ee607a89d31764"
      + "1a7a47d938465482c9cada11190abac7d94d52aac311e43507e330dbb7a85a598820d4e008f1abc0b6c84731d6005f"
      + "e58cac22d2e0d9a1d040e81aed2067622c7ec4f52c5fa0b3732fc7b54b751ff13c9c116a8778aec017a37d965c0387"
      + "59b8a2b4cc20b4712e257087659d86312446924ac2a9782eb16ca29f43654330f3d9c84d2551295b99acfce07bc3fb"
      + "803bc1641c478c8938538981aea27ff9073fc68a70a4010000")
  return stride(from: 0, to: hex.count, by: 2).compactMap { UInt8(String(hex[$0...$0 + 1]), radix: 16) }
}()

private func problem(_ body: () throws -> Void) -> String {
  do {
    try body()
    return "no error"
  } catch {
    return "\(error)"
  }
}

@Suite struct GzipTests {
  @Test func decompresses() throws {
    var expected: [UInt8] = []
    for i in 0..<300 { expected.append(i % 3 == 0 ? 65 : UInt8(i * i / 7 % 251)) }
    for _ in 0..<40 { expected.append(contentsOf: Array("kb ".utf8)) }
    #expect(try Gzip.decompress(sample, limit: 420, file: "f") == expected)
  }

  @Test func outputIsBounded() {
    #expect(problem { _ = try Gzip.decompress(sample, limit: 419, file: "f") }.contains("more than 419"))
  }

  @Test func everyTruncationIsAnError() {
    for length in 0..<sample.count {
      #expect(throws: DatasetError.self) {
        _ = try Gzip.decompress(Array(sample[..<length]), limit: 1000, file: "f")
      }
    }
  }

  @Test func corruptionNeverPassesUnseen() throws {
    let good = try Gzip.decompress(sample, limit: 1000, file: "f")
    var random = SplitMix64(seed: 5)
    for _ in 0..<20_000 {
      var bytes = sample
      for _ in 0...random.below(3) { bytes[random.below(bytes.count)] ^= UInt8(1 + random.below(255)) }
      if let output = try? Gzip.decompress(bytes, limit: 1000, file: "f") { #expect(output == good) }
    }
  }

  @Test func checksumAndTrailingBytes() {
    var bytes = sample
    bytes[bytes.count - 8] ^= 1
    #expect(problem { _ = try Gzip.decompress(bytes, limit: 1000, file: "f") }.contains("CRC-32"))
    bytes = sample
    bytes[bytes.count - 4] &+= 1
    #expect(problem { _ = try Gzip.decompress(bytes, limit: 1000, file: "f") }.contains("size field"))
  }
}

@Suite struct IDXTests {
  private let images: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, 4]
  private let labels: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 2, 9, 0]

  @Test func reads() throws {
    #expect(try IDX.images(images, file: "f").pixels == [1, 2, 3, 4])
    #expect(try IDX.labels(labels, file: "f") == [9, 0])
  }

  @Test func badInputIsNamed() {
    #expect(problem { _ = try IDX.images(images.dropLast(), file: "f") }.hasPrefix("f: byte 19: truncated"))
    #expect(problem { _ = try IDX.images(images + [0], file: "f") }.hasPrefix("f: byte 20: 1 bytes follow"))
    #expect(problem { _ = try IDX.images([0, 0], file: "f") }.contains("header ends early"))
    #expect(problem { _ = try IDX.labels(images, file: "f") }.contains("holds images, not labels"))
    let high: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 1, 10]
    #expect(problem { _ = try IDX.labels(high, file: "f") }.contains("byte 8: label 10"))
    var absurd = images
    absurd[4] = 255
    #expect(problem { _ = try IDX.images(absurd, file: "f") }.contains("absurd"))
  }

  @Test func cifarRecords() throws {
    let record = [UInt8](repeating: 3, count: CIFAR10.recordSize)
    #expect(try CIFAR10.records(record + record, file: "f").labels == [3, 3])
    #expect(problem { _ = try CIFAR10.records(record.dropLast(), file: "f") }.contains("whole"))
    #expect(problem { _ = try CIFAR10.records(record.map { $0 * 4 }, file: "f") }.contains("label 12"))
  }
}
