/// The binary version of CIFAR-10: records of one label byte and 3 x 32 x 32 pixel bytes.
package enum CIFAR10 {
  package static let recordSize = 3073
  package static let classNames = [
    "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck",
  ]

  /// SHA-256 of the files re-encoded as JPEG, by file name: results on them are
  /// told apart from those on the canonical files by `jpegTitle`.
  package static let jpegDigests = [
    "data_batch_1.bin": "aff488523dfe8480b77630c47eeef75410c1b6fba02eabe49f72aa587794749f",
    "data_batch_2.bin": "8f35c36a79b259b6baa1caac0ec582a32f97195068cc62ec355db16e089fa6c7",
    "data_batch_3.bin": "7acbd342db05c759620f70a4d07a0468942e06957ca922e06b8fb4484cb3d414",
    "data_batch_4.bin": "85cdfd9b9b9295c2b074f98a906bd67fc3898dd54a89016fdd3f3fca68bce871",
    "data_batch_5.bin": "aa182d8b59502e24b484b2cba1950df737d93c76a9409f33362eb93e7ddf5e49",
    "test_batch.bin": "2eab01ca2938d469e7141dd3e5cb1f50158b036d7bab145dca054efc199a2716",
  ]

  /// `ImageSet.digest` of the re-encoded test images, and of the training images.
  package static let jpegTestDigest =
    "5f15e11dced52d9ac55451cc70e7ff2492066330e31e7fc0629ab4613bdf49c3"
  package static let jpegTrainingDigest =
    "b526a4eca9d76690a71e90e651f1f27785603aa3dc83f528e73d33f1a7a62d9b"

  package static let jpegTitle = "CIFAR-10 (JPEG)"
  /// Whether images of that digest are the re-encoded ones.
  package static func isJPEG(_ digest: String?) -> Bool {
    digest == jpegTestDigest || digest == jpegTrainingDigest
  }

  /// Pixels (count x 3 x 32 x 32) and labels of one file's bytes.
  ///
  /// - Throws: `DatasetError.badFile` for a partial record, no record, or a label above 9.
  package static func records(_ bytes: [UInt8], file: String) throws -> (pixels: [UInt8], labels: [UInt8]) {
    let mend = "get the file again"
    guard !bytes.isEmpty, bytes.count % recordSize == 0 else {
      throw DatasetError.badFile(
        file: file, offset: bytes.count,
        problem: "\(bytes.count) bytes are not whole \(recordSize)-byte records", mend: mend)
    }
    var pixels: [UInt8] = []
    var labels: [UInt8] = []
    pixels.reserveCapacity(bytes.count)
    for start in stride(from: 0, to: bytes.count, by: recordSize) {
      guard bytes[start] < 10 else {
        throw DatasetError.badFile(
          file: file, offset: start, problem: "label \(bytes[start]) is above 9", mend: mend)
      }
      labels.append(bytes[start])
      pixels.append(contentsOf: bytes[start + 1..<start + recordSize])
    }
    return (pixels, labels)
  }
}
