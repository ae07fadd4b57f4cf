import Foundation
import Testing

/// Drives the built `kb` as a user does.
@Suite("kb from the outside")
struct KBTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The executable lies beside the test bundle.
  static var executable: URL {
    let arguments = CommandLine.arguments.first.map { URL(filePath: $0) }
    let bundle = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" } ?? arguments
    var folder = (bundle ?? root).resolvingSymlinksInPath()
    for _ in 0..<4 {
      folder.deleteLastPathComponent()
      let candidate = folder.appending(path: "kb")
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder), !isFolder.boolValue {
        return candidate
      }
    }
    #if DEBUG
      return root.appending(path: ".build/debug/kb")
    #else
      return root.appending(path: ".build/release/kb")
    #endif
  }

  struct Outcome {
    let code: Int32
    let output: String
    let errors: String
  }

  static func kb(_ arguments: [String], state: URL, environment: [String: String] = [:]) throws -> Outcome {
    try run(executable, arguments, state: state, environment: environment)
  }

  /// A line of the shell, in which `$kb` is the executable: for streams that are not the test's own.
  static func shell(_ line: String, state: URL) throws -> Outcome {
    try run(URL(filePath: "/bin/sh"), ["-c", line], state: state, environment: ["kb": executable.path])
  }

  private static func run(
    _ executable: URL, _ arguments: [String], state: URL, environment: [String: String]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = root
    var variables = ProcessInfo.processInfo.environment
    variables["KB_STATE"] = state.path
    variables.merge(environment) { _, new in new }
    process.environment = variables
    // Files, not pipes: a full pipe would stop the process.
    try FileManager.default.createDirectory(at: state, withIntermediateDirectories: true)
    let name = UUID().uuidString
    let output = state.appending(path: "\(name).out")
    let errors = state.appending(path: "\(name).err")
    try Data().write(to: output)
    try Data().write(to: errors)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Outcome(
      code: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }

  static func scratch<Result>(_ body: (URL) throws -> Result) rethrows -> Result {
    let state = FileManager.default.temporaryDirectory.appending(path: "kb-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: state) }
    return try body(state)
  }

  @Test("the kb that is tested is of these sources: script/test builds it")
  func isCurrent() throws {
    func changed(_ file: URL) throws -> Date {
      try #require(try file.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate)
    }
    let built = try changed(Self.executable)
    let sources = try #require(
      FileManager.default.enumerator(
        at: Self.root.appending(path: "Sources"), includingPropertiesForKeys: [.contentModificationDateKey]))
    // Folders too: a file that was removed changes its folder.
    let newer = try sources.compactMap { $0 as? URL }.filter { try changed($0) > built }
    #expect(newer.map(\.lastPathComponent) == [], "swift build -c release --product kb")
  }

  @Test("run checks the claims of a technique that cannot be executed itself")
  func checksAlone() throws {
    try Self.scratch { state in
      let function = try Self.kb(["run", "plan-sigmoid"], state: state)
      #expect(function.code == 0 && function.output.contains("0.018941  reproduced"))
      let units = try Self.kb(["run", "difference-gradient-retraining"], state: state)
      #expect(units.code == 0 && units.output.contains("trunc:n=7,k=6"))
      #expect(units.output.contains("not-reproduced"))
    }
  }

  @Test("query finds multipliers by alias and family, in every format")
  func query() throws {
    try Self.scratch { state in
      let table = try Self.kb(["query", "--family", "multiplier"], state: state)
      #expect(table.code == 0)
      #expect(table.output.contains("drum") && table.output.contains("mitchell"))
      #expect(!table.output.contains("branchynet"))
      let all = try Self.kb(["query", "--family", "approximate-arithmetic", "--format", "csv"], state: state)
      #expect(all.output.contains("drum,"))
      let json = try Self.kb(["query", "--family", "multiplier", "--format", "json"], state: state)
      let rows = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
      #expect((rows?.count ?? 0) >= 9)
      let bibtex = try Self.kb(["query", "--text", "dynamic range", "--format", "bibtex"], state: state)
      #expect(bibtex.output.contains("@inproceedings{") || bibtex.output.contains("@misc{"))
      let none = try Self.kb(["query", "--year", "1900..1901"], state: state)
      #expect(none.code == 0 && none.output.contains("No technique"))
      let both = try Self.kb(["query", "--family", "multiplier", "--family", "security"], state: state)
      #expect(both.output.hasSuffix("1 technique\n") && both.output.contains("defensive-approximation"))
    }
  }

  @Test(
    "wrong input: a clear sentence and the right code",
    arguments: [
      (["show", "drm"], 64, "'drum'"), (["query", "--family", "multplier"], 64, "did you mean"),
      (["query", "--verdict", "perhaps"], 64, "perhaps"),
      (["query", "--year", "2020..2010"], 64, "2020..2010"),
      (["unit", "drum:k=1"], 64, "allowed are 2 to 8"), (["unit", "drum:k=99"], 64, "allowed are 2 to 8"),
      (["unit", "drum:n=0"], 64, "allowed are 2 to 16"), (["unit", "exact:n=16"], 64, "too many"),
      (["unit", "drm:k=4"], 64, " families (did you mean 'drum'"),
      (["unit", "drum:k=4", "--plot", "drum.png"], 64, "ends in .svg"),
      (["table", "arithmetic", "--plot", "x.svg", "--y", "nothing"], 64, "no one column 'nothing'"),
      (["table", "arithmetic", "--plot", "x.svg", "--group", "mul9u"], 64, "mul8u"),
      (["table", "techniques", "--plot", "x.svg"], 64, "no figures of units"),
      (["table", "--plot", "x.svg"], 64, "name it"),
      (["table", "arithmetic", "--x", "power"], 64, "need --plot"),
      (["table", "--local"], 64, "name it"), (["table", "--format", "csv"], 64, "name it"),
      (["catalog", "export", "--to", ""], 64, "takes a folder"),
      (["docs", "--site", ""], 64, "takes a folder"),
      (["unit", "drum", "--samples", "5000000000"], 64, "2^32"),
      (["unit", "momeni-tree"], 64, "as a circuit alone"),
      (["table", "nothing"], 64, "There is no table"),
      (["cell", "acci9"], 64, "There is no cell 'acci9'; there are lin, acci1"),
      (["bench", "--suite", "nothing"], 64, "There is no suite"),
      (["query", "--catalog", "/nowhere"], 69, "No catalog found in /nowhere"),
      (["run", "xnor-net"], 64, "planned"),
      (["train", "lenet6"], 64, "lenet5"), (["data", "verify", "nothing"], 64, "nothing"),
      (
        ["new", "technique", "my-mul", "--kind", "multiplier", "--work", "mahdiani2010bam"], 64,
        "mul-truncated"
      ),
      (["bench", "--quick", "--jobs", "0"], 64, "--jobs"), (["query", "--at-least", "3"], 64, "--metric"),
    ] as [([String], Int, String)])
  func wrongInput(arguments: [String], code: Int, text: String) throws {
    try Self.scratch { state in
      let outcome = try Self.kb(arguments, state: state)
      #expect(Int(outcome.code) == code)
      #expect(outcome.errors.contains(text), "\(outcome.errors)")
      #expect(outcome.output.isEmpty)
    }
  }

  @Test(
    "standard output that is full or closed ends the process with one line and code 74",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")),
    arguments: [
      "\"$kb\" cell >/dev/full", "\"$kb\" cell >&-",
      "\"$kb\" export exact:n=4 --dialect csv --to - >/dev/full",
    ])
  func fullOutput(line: String) throws {
    try Self.scratch { state in
      let outcome = try Self.shell(line, state: state)
      #expect(outcome.code == 74)
      #expect(outcome.errors.hasPrefix("kb: standard output cannot be written to: "), "\(outcome.errors)")
      #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
    }
  }

  @Test("a reader that goes away ends the process without a word; nobody need read the notes")
  func goneReader() throws {
    try Self.scratch { state in
      // What is written lies in the pipe until the reader has gone.
      let outcome = try Self.shell(
        "{ sleep 1; \"$kb\" export exact --dialect csv --to -; } | true", state: state)
      #expect(outcome.errors.isEmpty, "\(outcome.errors)")
      let file = state.appending(path: "x.csv").path
      let closed = try Self.shell(
        "\"$kb\" export exact:n=4 --dialect csv --to '\(file)' 2>&-", state: state)
      #expect(closed.code == 0 && FileManager.default.fileExists(atPath: file))
    }
  }

  @Test("a file opened while standard streams are closed gets none of what was meant for them")
  func closedStreams() throws {
    try Self.scratch { state in
      let (open, closed) = (state.appending(path: "a.csv").path, state.appending(path: "b.csv").path)
      let line = "\"$kb\" export exact:n=4 --dialect csv --name x --to"
      let codes = try ["'\(open)'", "'\(closed)' <&- >&- 2>&-"].map {
        try Self.shell("\(line) \($0)", state: state).code
      }
      #expect(codes == [0, 0])
      let texts = try [open, closed].map { try String(contentsOfFile: $0, encoding: .utf8) }
      #expect(texts[0] == texts[1] && texts[0].contains("225"))
      let refused = try Self.shell("\"$kb\" show drum <&- >&- 2>&-", state: state)
      #expect(refused.code == 74)
    }
  }

  @Test("a width that only circuits have is named as such")
  func widthOfCircuits() throws {
    try Self.scratch { state in
      let wide = try Self.kb(["unit", "roba:n=32"], state: state)
      #expect(wide.code == 64 && wide.errors.contains("--cost, --verilog or --c"), "\(wide.errors)")
      let wider = try Self.kb(["unit", "roba:n=64"], state: state)
      #expect(wider.code == 64 && !wider.errors.contains("--cost"), "\(wider.errors)")
    }
  }

  @Test("links are followed; devices, pipes and folders stay what they are")
  func outputPlaces() throws {
    try Self.scratch { state in
      let folder = state.appending(path: "out")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      func export(_ path: String) throws -> Outcome {
        try Self.kb(["export", "exact:n=4", "--dialect", "csv", "--to", path], state: state)
      }
      let plain = folder.appending(path: "plain.csv")
      #expect(try export(plain.path).code == 0)
      let table = try Data(contentsOf: plain)
      for (link, target) in [("link.csv", "target.csv"), ("again.csv", "link.csv")] {
        let path = folder.appending(path: link).path
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
        // Its target is not there at first, and there the second time.
        #expect(try export(path).code == 0)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == target)
        #expect(try Data(contentsOf: folder.appending(path: "target.csv")) == table)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 4)
      #expect(try export("/dev/null").code == 0)
      let fifo = folder.appending(path: "fifo").path
      let read = try Self.shell(
        "mkfifo '\(fifo)' && { cat '\(fifo)' & \"$kb\" export exact:n=4 --dialect csv --to '\(fifo)'; wait; } "
          + "&& test -p '\(fifo)'", state: state)
      #expect(read.code == 0 && Data(read.output.utf8) == table, "\(read.errors)")
      for (path, text) in [
        (folder.path, "it is a folder"), (".", "it is a folder"), ("/nowhere/x.csv", "cannot be written"),
      ] {
        let refused = try export(path)
        #expect(refused.code == 74 && refused.errors.contains(text), "\(refused.errors)")
      }
    }
  }

  @Test(
    "a quick bench leaves long enumerations out; a figure that differs from the recorded one is a failed check"
  )
  func quickBench() throws {
    try Self.scratch { state in
      let copy = state.appending(path: "checkout")
      try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
      for name in ["catalog", "benchmarks"] {
        try FileManager.default.copyItem(
          at: Self.root.appending(path: name), to: copy.appending(path: name))
      }
      func bench(_ state: String) throws -> Outcome {
        try Self.kb(
          [
            "bench", "--quick", "--family", "mul-dynamic-segment", "--catalog",
            copy.appending(path: "catalog").path,
          ], state: copy.appending(path: state))
      }
      let same = try bench("a")
      #expect(same.code == 0 && same.errors.contains("recorded already and left out"), "\(same.errors)")
      #expect(!same.errors.contains("differs") && !same.errors.contains(" 0 recorded figures"))
      let ledger = copy.appending(path: "benchmarks/results/errors.jsonl")
      let key = "error-statistics|drum:n=8,k=4,s=0|all|exhaustive"
      let lines = try String(contentsOf: ledger, encoding: .utf8).split(separator: "\n").map(String.init).map
      { line in
        line.contains(key)
          ? line.replacing("\"ep\":{\"value\":97.", with: "\"ep\":{\"value\":96.") : line
      }
      try Data(lines.joined(separator: "\n").utf8 + [10]).write(to: ledger)
      let other = try bench("b")
      #expect(other.code == 1 && other.errors.contains("differs from the recorded result: \(key)"))
      #expect(other.errors.contains("1 figure differs"))
    }
  }

  @Test("a network or dataset that is not there is refused before anything is run")
  func missingTarget() throws {
    try Self.scratch { state in
      for (arguments, code, text) in [
        (["drum", "--network", "nonet"], 64, "no network nonet"),
        (["drum", "--dataset", "nodata"], 64, "unknown dataset nodata"),
        (["drum:k=4", "--network", "nonet"], 64, "no network nonet"),
        (["drum", "--set", "k=4", "--dataset", "nodata"], 64, "unknown dataset nodata"),
        (["drum:k=4", "--network", "resnet20-cifar", "--dataset", "glyphs"], 69, "kb train resnet20-cifar"),
      ] as [([String], Int, String)] {
        let outcome = try Self.kb(["run"] + arguments, state: state)
        #expect(Int(outcome.code) == code, "\(outcome.errors)")
        #expect(outcome.errors.contains(text) && !outcome.errors.contains("[1/"), "\(outcome.errors)")
      }
    }
  }

  @Test("an imported network is not replaced unless that is said")
  func importedNetwork() throws {
    try Self.scratch { state in
      let folder = state.appending(path: "net")
      let exported = try Self.kb(
        ["network", "export", "lenet5", "--dataset", "glyphs", "--to", folder.path], state: state)
      #expect(exported.code == 0, "\(exported.errors)")
      let graph = folder.appending(path: "lenet5.json")
      let text = try String(contentsOf: graph, encoding: .utf8)
      func importNetwork(_ more: [String] = []) throws -> Outcome {
        try Self.kb(
          [
            "network", "import", graph.path, "--weights",
            folder.appending(path: "lenet5-glyphs.safetensors").path, "--dataset", "glyphs",
          ] + more, state: state)
      }
      let builtIn = try importNetwork()
      #expect(builtIn.code == 64 && builtIn.errors.contains("built-in"), "\(builtIn.errors)")
      try Data(text.replacing("\"lenet5\"", with: "\"mine\"").utf8).write(to: graph)
      #expect(try importNetwork().code == 0)
      let again = try importNetwork()
      #expect(again.code == 64 && again.errors.contains("--replace"), "\(again.errors)")
      #expect(again.output.isEmpty)
      #expect(try importNetwork(["--replace"]).code == 0)
    }
  }

  @Test("pictures of a unit and of a table are written as SVG, with a point for every row")
  func pictures() throws {
    try Self.scratch { state in
      try FileManager.default.createDirectory(at: state, withIntermediateDirectories: true)
      let unit = state.appending(path: "unit.svg")
      let drawn = try Self.kb(["unit", "drum:k=4", "--plot", unit.path], state: state)
      #expect(drawn.code == 0 && drawn.output.isEmpty && drawn.errors.contains("wrote \(unit.path)"))
      let picture = try String(contentsOf: unit, encoding: .utf8)
      #expect(picture.hasPrefix("<svg ") && picture.contains("data:image/png;base64,"))
      let wide = try Self.kb(["unit", "drum:n=16,k=6", "--plot", "-"], state: state)
      #expect(wide.code == 64 && wide.errors.contains("give a number of samples"))
      // Without the unit's name, which has commas: MRED and power are columns 3 and 8 of the rest.
      let rows = try Self.kb(["table", "arithmetic", "--format", "csv"], state: state)
        .output.split(separator: "\r\n").dropFirst()
        .map {
          $0.replacing(/^("[^"]*"|[^,]*),/, with: "").split(separator: ",", omittingEmptySubsequences: false)
        }
        .count { $0[3] != "-" && $0[8] != "-" }
      let table = try Self.kb(["table", "arithmetic", "--plot", "-"], state: state)
      #expect(table.code == 0 && rows >= 200)
      #expect(table.output.matches(of: /<path class="point/).count == rows)
      let accuracy = try Self.kb(
        ["table", "arithmetic", "--plot", "-", "--y", "lenet", "--group", "mul8u"], state: state)
      #expect(accuracy.output.contains("wrong images of LeNet-5 on mnist, %"))
      let nowhere = try Self.kb(["unit", "drum:k=4", "--plot", "/nowhere/a.svg"], state: state)
      #expect(nowhere.code == 74 && nowhere.errors.contains("/nowhere/a.svg"))
    }
  }

  @Test("unit shows the cost of a circuit and writes it as Verilog and C")
  func circuit() throws {
    try Self.scratch { state in
      let cost = try Self.kb(["unit", "trunc:n=8,k=8", "--cost"], state: state)
      #expect(cost.code == 0)
      #expect(cost.output.contains("against exact:n=8,s=0") && cost.output.contains("FAX1"))
      let file = state.appending(path: "drum.v")
      try FileManager.default.createDirectory(at: state, withIntermediateDirectories: true)
      let written = try Self.kb(
        ["unit", "drum:n=8,k=4", "--verilog", file.path, "--c", "-"], state: state)
      #expect(written.code == 0)
      #expect(written.output.contains("uint64_t drum_n8_k4_s0(uint64_t A, uint64_t B)"))
      #expect(try String(contentsOf: file, encoding: .utf8).contains("module drum_n8_k4_s0(A, B, O);"))
      let nowhere = try Self.kb(["unit", "drum", "--verilog", "/nowhere/drum.v"], state: state)
      #expect(nowhere.code != 0 && nowhere.output.isEmpty)
    }
  }

  @Test("cells are listed, and shown row by row")
  func cells() throws {
    try Self.scratch { state in
      let list = try Self.kb(["cell"], state: state)
      #expect(list.output.contains("momeni1"))
      let cell = try Self.kb(["cell", "venkatachalam"], state: state)
      #expect(cell.output.contains("5 of 16 rows are wrong: 31.25 %"))
      #expect(cell.output.contains("mean error distance 37 / 256"))
    }
  }

  @Test("a dataset that is not there is named with the command that gets it")
  func missingData() throws {
    try Self.scratch { state in
      let copy = state.appending(path: "checkout")
      try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: Self.root.appending(path: "catalog"), to: copy.appending(path: "catalog"))
      let outcome = try Self.kb(
        ["bench", "--suite", "mnist", "--catalog", copy.appending(path: "catalog").path], state: state,
        environment: ["KB_DATA": state.path, "XDG_CACHE_HOME": state.path])
      #expect(outcome.code == 69)
      #expect(outcome.errors.contains("kb data fetch mnist"), "\(outcome.errors)")
    }
  }

  @Test("malformed catalog: all problems, with file and line, code 65")
  func malformedCatalog() throws {
    try Self.scratch { state in
      let catalog = state.appending(path: "checkout/catalog")
      try FileManager.default.createDirectory(
        at: catalog.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: Self.root.appending(path: "catalog"), to: catalog)
      let file = catalog.appending(path: "techniques/approximate-arithmetic/drum.yaml")
      let text = try String(contentsOf: file, encoding: .utf8)
      let broken = text.replacing("kind: mul-dynamic-segment", with: "kind: mul-dynamic-segmnt\ncolour: red")
      try Data(broken.utf8).write(to: file)
      let outcome = try Self.kb(["query", "--catalog", catalog.path], state: state)
      #expect(outcome.code == 65)
      #expect(outcome.errors.contains("drum.yaml:"))
      #expect(outcome.errors.contains("colour") && outcome.errors.contains("mul-dynamic-segmnt"))
    }
  }

  @Test("a stranger's file in the database's place is left alone")
  func foreignDatabase() throws {
    try Self.scratch { state in
      try FileManager.default.createDirectory(at: state, withIntermediateDirectories: true)
      let file = state.appending(path: "catalog.sqlite")
      try Data("somebody's notes".utf8).write(to: file)
      let outcome = try Self.kb(["query"], state: state)
      #expect(outcome.code == 65)
      #expect(outcome.errors.contains("catalog.sqlite"))
      #expect(try Data(contentsOf: file) == Data("somebody's notes".utf8))
    }
  }

  @Test("an adder sums up the products; wide units run in networks as wide")
  func accumulators() throws {
    try Self.scratch { state in
      #expect(try Self.kb(["help", "run"], state: state).output.contains("kb run exact:n=8 --accumulator"))
      // k = 0 leaves nothing out.
      let exact = try Self.kb(["run", "exact:n=4", "--accumulator", "loa:n=32,k=0"], state: state)
      #expect(exact.code == 0 && exact.output.contains("loa:n=32,k=0,carry=1"))
      let rows = exact.output.split(separator: "\n").filter { $0.hasPrefix("exact:n=4") }
      #expect(rows.count == 2 && rows.allSatisfy { $0.contains(" 0.00  -0.10 to 0.10") })
      let wrong = [("drum", "is a multiplier"), ("loa:k=99", "out of range"), ("lao", "kb unit")]
      for (accumulator, text) in wrong {
        let refused = try Self.kb(["run", "exact:n=4", "--accumulator", accumulator], state: state)
        #expect(refused.code != 0 && refused.errors.contains(text), "\(accumulator): \(refused.errors)")
        #expect(!refused.errors.contains("[1/"), "refused before anything is run")
      }
    }
  }

  @Test("one technique on the glyphs: figures equal the recorded ones on every kernel; rerunning resumes")
  func runs() throws {
    try Self.scratch { state in
      let first = try Self.kb(["run", "udm-kulkarni", "--jobs", "2"], state: state)
      #expect(first.code == 0, "\(first.errors)")
      #expect(first.output.contains("udm:n=8,t=6"))
      #expect(first.output.contains("reproduced"))
      let ledger = state.appending(path: "results/run-udm-kulkarni.jsonl")
      let bytes = try Data(contentsOf: ledger)
      let resumed = try Self.kb(["run", "udm-kulkarni"], state: state)
      #expect(resumed.code == 0 && resumed.output == first.output)
      #expect(!resumed.errors.contains("[1/"))
      try FileManager.default.removeItem(at: ledger)
      let scalar = try Self.kb(
        ["run", "udm-kulkarni", "--jobs", "1"], state: state, environment: ["KB_KERNELS": "scalar"])
      #expect(scalar.code == 0, "\(scalar.errors)")
      #expect(try Data(contentsOf: ledger) == bytes)
    }
  }

  @Test("help names every command, and an unknown kernel set is refused")
  func help() throws {
    try Self.scratch { state in
      let help = try Self.kb(["--help"], state: state)
      for command in [
        "query", "show", "run", "bench", "table", "docs", "works", "catalog", "new", "unit", "import",
        "export",
        "verify", "data", "train", "network", "doctor", "speed",
      ] {
        #expect(help.output.contains("\n  \(command)"))
      }
      let refused = try Self.kb(["run", "drum"], state: state, environment: ["KB_KERNELS": "mmx"])
      #expect(refused.code == 64)
      #expect(refused.errors.contains("mmx"))
    }
  }

  @Test("the way from a question to a citation, as kb --help shows it")
  func questionToCitation() throws {
    try Self.scratch { state in
      let help = try Self.kb(["--help"], state: state).output
      for part in ["--network resnet", "--at-least 30", "--claims", "kb run mbm", "--bibtex"] {
        #expect(help.contains(part), "\(part)")
      }
      // An id of the catalog is one ResNet, its beginning is every one.
      let all = try Self.kb(["query", "--network", "resnet", "--format", "csv"], state: state)
      let one = try Self.kb(["query", "--network", "resnet20-cifar", "--format", "csv"], state: state)
      #expect(all.code == 0 && all.output.count > one.output.count)
      let claims = try Self.kb(
        [
          "query", "--family", "multiplier", "--metric", "power-saving", "--at-least", "30", "--claims",
          "--format", "json",
        ], state: state)
      let found = try #require(
        try JSONSerialization.jsonObject(with: Data(claims.output.utf8)) as? [[String: Any]])
      let figures = found.compactMap { $0["claim"] as? [String: Any] }
      #expect(figures.count == found.count && found.count > 10)
      for figure in figures {
        #expect(figure["metric"] as? String == "power-saving")
        #expect((figure["value_upper"] as? Double ?? 0) >= 30)
        #expect((figure["verdict"] as? [String: Any])?["outcome"] is String)
      }
      // The question itself: several multipliers, of which some hold and some do not; more with what was measured here.
      let question = [
        "query", "--family", "multiplier", "--dataset", "cifar10", "--network", "resnet", "--metric",
        "power-saving",
        "--at-least", "30",
      ]
      let answer = try Self.kb(question + ["--claims"], state: state).output
      for part in ["mbm ", "mitchell ", " reproduced ", " not-reproduced ", "against exact multiplier"] {
        #expect(answer.contains(part), "\(part)")
      }
      let measured = try Self.kb(question + ["--measured", "--format", "csv"], state: state).output
      #expect(measured.contains("drum,") && !answer.contains("drum "))
      let shown = try Self.kb(["show", "mbm"], state: state).output
      #expect(shown.contains("against exact multiplier") && shown.contains("by gong2023approxtrain"))
      let citation = try Self.kb(["show", "mbm", "--bibtex"], state: state)
      #expect(citation.output.hasPrefix("@") && citation.output.contains("saadat2018mbm"))
      let surveys = try Self.kb(["works", "--topic", "survey"], state: state).output
      #expect(surveys.contains("armeniakos2022survey") && !surveys.contains("saadat2018mbm"))
      let none = try Self.kb(
        ["query", "--family", "security", "--metric", "mred", "--dataset", "mnist"], state: state)
      #expect(none.code == 0 && none.errors.contains("Without --metric: "))
      let best = try Self.kb(
        ["query", "--text", "dynamic range", "--best", "1", "--format", "csv"], state: state)
      #expect(best.output.contains("drum,"))
    }
  }

  @Test("the catalog for other tools: SQLite file, JSON, CSV, BibTeX, LaTeX")
  func exports() throws {
    try Self.scratch { state in
      let path = try Self.kb(["catalog", "path"], state: state)
      let file = path.output.split(separator: "\n").first.map(String.init) ?? ""
      #expect(try Data(contentsOf: URL(filePath: file)).starts(with: Data("SQLite format 3".utf8)))
      let folder = state.appending(path: "export")
      for format in ["json", "csv"] {
        let outcome = try Self.kb(
          ["catalog", "export", "--format", format, "--to", folder.path], state: state)
        #expect(outcome.code == 0, "\(outcome.errors)")
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 13)
      let works = try Self.kb(["works", "--format", "bibtex"], state: state)
      #expect(works.output.split(separator: "\n").count { $0.hasPrefix("@") } >= 227)
      let table = try Self.kb(["table", "verdicts", "--format", "latex"], state: state)
      #expect(table.output.hasPrefix("\\begin{tabular}{lrrrrrrrrr}"))
      let unknown = try Self.kb(["table", "verdits"], state: state)
      #expect(unknown.code == 64 && unknown.errors.contains("verdicts"))
      let new = try Self.kb(
        ["new", "technique", "drum", "--kind", "mul-truncated", "--work", "hashemi2015drum"], state: state)
      #expect(new.code == 64 && new.errors.contains("kb show drum"))
    }
  }
}
