// swift-tools-version: 6.2
import PackageDescription

// KB_STRICT=1 (set by script/test) turns every warning in our own code into an error.
let strict: [SwiftSetting] =
  Context.environment["KB_STRICT"] == "1" ? [.treatAllWarnings(as: .error)] : []

func module(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: "\(name)Tests", dependencies: dependencies, swiftSettings: strict)
}

// On Linux a release `kb` holds the standard library and Foundation itself: loading them as shared libraries takes
// 10 of the 50 ms in which a query must answer (docs/decisions/0007).
let selfContained = BuildSettingCondition.when(platforms: [.linux], configuration: .release)

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")

let package = Package(
  name: "kb",
  products: [.executable(name: "kb", targets: ["kb"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  // From leaf to root; a target may depend on those above it only (docs/architecture.md). Every module that is imported is
  // named: a build does not compile a target again for the change of another that it only gets through a third.
  targets: [
    // Leaves. C is optimised in debug builds too: an unoptimised kernel is of no use to anyone.
    .target(name: "Kernels", cSettings: [.unsafeFlags(["-O3", "-Wall", "-Wextra"])]),
    module("Random", []),
    module("Parallel", []),
    module("Catalog", [grdb, yams, crypto]),
    module("Circuits", ["Kernels", "Random"]),
    module("Arithmetic", ["Random", crypto]),
    module("Datasets", ["Kernels", "Random", crypto]),
    // Product tables and circuits from and to other tools.
    module("Interchange", ["Arithmetic", "Circuits", "Parallel", "Random", crypto]),
    // The executable side.
    module("UnitCircuits", ["Arithmetic", "Circuits", "Parallel", "Random"]),
    module("Evolution", ["Kernels", "Circuits", "Parallel", "Random"]),
    module("Networks", ["Kernels", "Arithmetic", "Datasets", "Parallel", "Random", crypto]),
    module("Techniques", ["Networks", "Arithmetic", "Datasets"]),
    // Where catalog and execution meet, and what is made of it.
    module(
      "Harness",
      [
        "Catalog", "Techniques", "UnitCircuits", "Arithmetic", "Circuits", "Datasets", "Networks", "Random",
      ]),
    // Templates are compiled into the executable: it needs no folder beside it.
    module(
      "Reports",
      [
        "Harness", "Catalog", "UnitCircuits", "Arithmetic", "Circuits", "Datasets", "Evolution",
        "Interchange",
        "Networks", "Parallel", mustache,
      ],
      resources: [.embedInCode("Templates")]),
    .executableTarget(
      name: "kb",
      dependencies: [
        "Reports", "Harness", "Catalog", "Techniques", "UnitCircuits", "Arithmetic", "Circuits", "Datasets",
        "Evolution", "Interchange", "Networks", arguments,
      ],
      swiftSettings: strict + [.unsafeFlags(["-static-stdlib"], selfContained)],
      linkerSettings: [.unsafeFlags(["-static-stdlib", "-use-ld=lld"], selfContained)]),
    // Tests: one target a module, and EndToEnd, which drives the built `kb`. It cannot depend on that target, whose way
    // of linking would be the tests' too: script/test builds `kb` first, and a test fails where it is out of date.
    tests("Random", ["Random"]),
    tests("Catalog", ["Catalog", grdb]),
    tests("Circuits", ["Circuits", "Random"]),
    tests("Arithmetic", ["Arithmetic"]),
    tests("UnitCircuits", ["UnitCircuits", "Arithmetic", "Circuits", "Random"]),
    tests("Evolution", ["Evolution", "Interchange", "UnitCircuits", "Arithmetic", "Circuits", "Random"]),
    tests("Interchange", ["Interchange", "UnitCircuits", "Arithmetic", "Circuits", "Random"]),
    tests("Datasets", ["Datasets", "Random"]),
    tests("Networks", ["Networks", "Arithmetic", "Datasets", "Kernels", "Random"]),
    tests("Techniques", ["Techniques", "Arithmetic"]),
    tests(
      "Harness",
      ["Harness", "Arithmetic", "Catalog", "Circuits", "Datasets", "Networks", "UnitCircuits"]),
    tests("Reports", ["Reports", "Arithmetic", "Catalog", "Circuits", "Harness", "UnitCircuits"]),
    tests("EndToEnd", []),
  ]
)
