import Foundation
import Networks
import Testing

struct GraphFileTests {
  private func read(_ text: String) throws -> NetworkGraph {
    let file = try Samples.temporaryFile("graph.json")
    defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
    try Data(text.utf8).write(to: file)
    return try GraphFile.read(file)
  }

  @Test func everyGraphComesBackAsItWas() throws {
    for graph in NetworkGraph.all + [Samples.residual, Samples.ragged] {
      let text = try #require(String(data: GraphFile.data(graph), encoding: .utf8))
      #expect(try read(text) == graph)
    }
  }

  /// A file of one node, with parts of it replaced.
  private func file(
    head: String = "\"format\": \"kb-network\", \"version\": 1, \"id\": \"n\"",
    input: String = "{\"channels\": 1, \"height\": 4, \"width\": 4}",
    node: String = "{\"name\": \"fc\", \"layer\": \"dense\", \"outputs\": 2, \"inputs\": [\"input\"]}"
  ) -> String { "{\(head), \"input\": \(input), \"nodes\": [\(node)]}" }

  @Test func smallestFileIsRead() throws {
    #expect(try read(file()).parameterCount == 34)
  }

  @Test func mistakesAreNamed() throws {
    func conv(_ fields: String) -> String {
      "{\"name\": \"c\", \"layer\": \"convolution\", \"inputs\": [\"input\"], \(fields)}"
    }
    let cases: [(text: String, problem: String)] = [
      ("[]", "is not a JSON object"),
      (
        file(head: "\"format\": \"onnx\", \"version\": 1, \"id\": \"n\""),
        "has the format 'onnx', not 'kb-network'"
      ),
      (
        file(head: "\"format\": \"kb-network\", \"version\": 2, \"id\": \"n\""),
        "has version 2; this program reads version 1"
      ),
      (
        file(head: "\"format\": \"kb-network\", \"version\": 1, \"id\": \"../n\""),
        "the id '../n' is no name: use up to 100 letters, digits, '.', '_' and '-', but neither '.' nor '-' at the beginning"
      ),
      (
        file(head: "\"format\": \"kb-network\", \"version\": 1, \"id\": \"--x\""),
        "the id '--x' is no name: use up to 100 letters, digits, '.', '_' and '-', but neither '.' nor '-' at the beginning"
      ),
      (file(head: "\"format\": \"kb-network\", \"version\": 1"), "the file lacks 'id'"),
      (file(input: "{\"channels\": 1, \"height\": 4}"), "input lacks 'width'"),
      (
        file(input: "{\"channels\": true, \"height\": 4, \"width\": 4}"),
        "input: 'channels' is not a whole number below 2^31"
      ),
      (file(input: "{\"channels\": 0, \"height\": 4, \"width\": 4}"), "the input 0x4x4 has no pixels"),
      (
        file(input: "{\"channels\": 70000, \"height\": 70000, \"width\": 70000}"),
        "the input 70000x70000x70000 is too large"
      ),
      (
        file(input: "{\"channels\": 2147483647, \"height\": 2147483647, \"width\": 2147483647}"),
        "the input 2147483647x2147483647x2147483647 is too large"
      ),
      (file(node: "7"), "node 1 is not an object"),
      (
        file(node: "{\"name\": \"fc\", \"layer\": \"conv9\", \"inputs\": [\"input\"]}"),
        "node fc: there is no layer 'conv9'; there are convolution, dense, batch-norm, relu, max-pool, "
          + "average-pool, global-average-pool, subsample, pad-channels, add"
      ),
      (
        file(node: "{\"name\": \"fc\", \"layer\": \"relu\", \"inputs\": [\"input\"], \"size\": 2}"),
        "node fc: 'size' is not known here"
      ),
      (
        file(node: "{\"name\": \"fc\", \"layer\": \"relu\", \"inputs\": [\"nowhere\"]}"),
        "node fc: its input 'nowhere' is not a node before it"
      ),
      (
        file(node: conv("\"outputs\": 2, \"kernel\": 3, \"stride\": 1, \"padding\": 1, \"bias\": 1")),
        "node c: 'bias' is not true or false"
      ),
      (
        file(node: conv("\"outputs\": 2.5, \"kernel\": 3, \"stride\": 1, \"padding\": 1, \"bias\": true")),
        "node c: 'outputs' is not a whole number below 2^31"
      ),
      (
        file(node: conv("\"outputs\": 2, \"kernel\": 99999, \"stride\": 1, \"padding\": 1, \"bias\": true")),
        "node c: window 99999 and stride 1 are at most 1024"
      ),
      (
        file(
          node: conv("\"outputs\": 2000000000, \"kernel\": 3, \"stride\": 1, \"padding\": 1, \"bias\": true")),
        "node c: its output 2000000000x4x4 is too large"
      ),
      (
        file(
          node: "{\"name\": \"fc\", \"layer\": \"dense\", \"outputs\": 16000000, \"inputs\": [\"input\"]}"),
        "node fc: the network is too large here: more than 16777216 weights, or activations of one image"
      ),
    ]
    for (text, problem) in cases {
      let error = #expect(throws: GraphFileError.self) { try read(text) }
      #expect(error?.problem == problem)
    }
    let error = #expect(throws: GraphFileError.self) { try read("{\"format\": ") }
    #expect(error?.problem.hasPrefix("is not JSON") == true)
  }

  /// Readers of JSON take one of the two, and not the same one. The same words elsewhere are no repetition: as values, in
  /// other objects, behind quotation marks that are part of a text.
  @Test func keysThatStandTwiceAreNamed() throws {
    let layer = "\"layer\": \"relu\", \"inputs\": [\"input\"]"
    for (node, line) in [
      ("{\"name\": \"a\", \(layer), \"name\": \"b\"}", 1),
      ("{\"name\": \"a\",\n \(layer),\n \"n\\u0061me\"\n: \"b\"}", 3),
    ] {
      let error = #expect(throws: GraphFileError.self) { try read(file(node: node)) }
      #expect(error?.problem == "the key 'name' stands twice in one object, again in line \(line)")
    }
    let error = #expect(throws: GraphFileError.self) {
      try read("{\"id\": {\"x\": [{\"x\": 1}, {\"x\": \"\\\"x\\\": \"}], \"id\": \"x\"}, \"id\": 2}")
    }
    #expect(error?.problem == "the key 'id' stands twice in one object, again in line 1")
    let none = #expect(throws: GraphFileError.self) {
      try read("{\"id\": {\"x\": [\"x\", \"x\", {\"x\": \"\\\"x\\\": \"}], \"id\": \"x\"}}")
    }
    #expect(none?.problem == "the file lacks 'format'")
  }

  @Test func missingFilesAreNamed() throws {
    let file = URL(filePath: "/nowhere/net.json")
    let error = #expect(throws: GraphFileError.self) { try GraphFile.read(file) }
    #expect(
      error?.description
        == "/nowhere/net.json: cannot be read; check that it is there and a file, and its rights")
    let weights = #expect(throws: SafetensorsError.self) {
      try TrainedModel(graph: Samples.barNet, contentsOf: URL(filePath: "/nowhere/w.safetensors"))
    }
    #expect(weights?.problem == "cannot be read")
  }

  @Test func cutFilesNeverCrash() throws {
    let data = try GraphFile.data(Samples.residual)
    for end in stride(from: 0, to: data.count - 1, by: 37) {
      let file = try Samples.temporaryFile("graph.json")
      defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
      try data.prefix(end).write(to: file)
      #expect(throws: GraphFileError.self) { try GraphFile.read(file) }
    }
  }

  @Test func importedNetworksAreFoundBesideBuiltInOnes() throws {
    let folder = try Samples.temporaryFile("x").deletingLastPathComponent()
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = ModelStore(
      catalog: URL(filePath: "/nowhere"), imported: folder.appending(path: "networks"))
    #expect(store.importedNetworks.isEmpty)
    let network = FloatNetwork(graph: Samples.barNet, seed: 3)
    let ranges = try network.activationRanges(Samples.bars(20, seed: 1))
    try store.keep(TrainedModel(network: network, ranges: ranges), dataset: "bars")
    #expect(store.importedNetworks == ["bars"])
    let loaded = try store.load(network: "bars", dataset: "bars")
    #expect(loaded.network.parameters == network.parameters)
    #expect(loaded.ranges == ranges)
    #expect(throws: ModelStoreError.taken("lenet5", by: .builtIn)) {
      try store.keep(
        TrainedModel(network: FloatNetwork(graph: .lenet5, seed: 1), ranges: nil), dataset: "mnist")
    }
  }

  @Test func importedNetworksAreReplacedOnlyWhenThatIsSaid() throws {
    let folder = try Samples.temporaryFile("x").deletingLastPathComponent()
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = ModelStore(
      catalog: URL(filePath: "/nowhere"), imported: folder.appending(path: "networks"))
    func model(_ graph: NetworkGraph, seed: UInt64) -> TrainedModel {
      TrainedModel(network: FloatNetwork(graph: graph, seed: seed), ranges: nil)
    }
    func parameters(_ dataset: String) throws -> [[Float]] {
      try store.load(network: "bars", dataset: dataset).network.parameters
    }
    let (first, second) = (model(Samples.barNet, seed: 1), model(Samples.barNet, seed: 2))
    try store.keep(first, dataset: "bars")
    // The weights for another dataset have a place of their own.
    try store.keep(second, dataset: "more")
    #expect(throws: ModelStoreError.taken("bars", by: .weights(dataset: "bars"))) {
      try store.keep(second, dataset: "bars")
    }
    #expect(try parameters("bars") == first.network.parameters)
    #expect(try store.keep(second, dataset: "bars", replaces: true).isEmpty)
    #expect(try parameters("bars") == second.network.parameters)
    // Parameters of the same shapes, and yet another network. A longer name is not its own.
    let nodes = Samples.barNet.nodes
    let average = try NetworkGraph(
      id: "bars", input: Samples.barNet.input,
      layers: nodes.map { ($0.name, $0.name == "pool" ? .averagePool(size: 2, stride: 2) : $0.layer) })
    let longer = try NetworkGraph(
      id: "bars-2", input: Samples.barNet.input, layers: nodes.map { ($0.name, $0.layer) })
    try store.keep(model(longer, seed: 3), dataset: "bars")
    #expect(throws: ModelStoreError.taken("bars", by: .otherGraph)) {
      try store.keep(model(average, seed: 4), dataset: "third")
    }
    let removed = try store.keep(model(average, seed: 4), dataset: "bars", replaces: true)
    #expect(removed == ["bars-more.safetensors"])
    #expect(try store.load(network: "bars", dataset: "bars").network.graph == average)
    #expect(try store.load(network: "bars-2", dataset: "bars").network.graph == longer)
    let missing = #expect(throws: ModelStoreError.self) { try store.find(network: "bars", dataset: "more") }
    #expect(missing?.description.contains("kb network import") == true)
    #expect(missing?.description.contains("networks/bars.json --weights FILE --dataset more") == true)
  }
}
