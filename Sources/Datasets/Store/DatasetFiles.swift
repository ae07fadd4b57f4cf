/// Which files a dataset on disk consists of, and what their content must be.
struct DatasetFiles {
  struct File {
    let name: String
    /// SHA-256 of the uncompressed content; nil where none is known with certainty.
    let digest: String?
    let split: DatasetSplit
  }

  let id: String
  let folders: [String]
  let files: [File]
  let mirrors: [String]

  static let mnist = DatasetFiles(
    id: "mnist", folders: ["mnist", ""],
    files: [
      File(
        name: "train-images-idx3-ubyte",
        digest: "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db", split: .train),
      File(
        name: "train-labels-idx1-ubyte",
        digest: "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5", split: .train),
      File(
        name: "t10k-images-idx3-ubyte",
        digest: "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7", split: .test),
      File(
        name: "t10k-labels-idx1-ubyte",
        digest: "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2", split: .test),
    ],
    mirrors: [
      "https://ossci-datasets.s3.amazonaws.com/mnist/", "https://storage.googleapis.com/cvdf-datasets/mnist/",
    ])

  static let cifar10 = DatasetFiles(
    id: "cifar10", folders: ["cifar10", "cifar-10-batches-bin", "cifar10/cifar-10-batches-bin", ""],
    files: (1...5).map { File(name: "data_batch_\($0).bin", digest: nil, split: .train) }
      + [File(name: "test_batch.bin", digest: nil, split: .test)],
    mirrors: [])

  static let all = [mnist, cifar10]
}
