import Glibc

/// libFuzzer's own entry, for programs that have a main of their own.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// Runs a decoder of outside bytes under libFuzzer; a trap of Swift's counts as a finding.
public enum FuzzDriver {
    /// Calls `body` with one input after the other, for as long as the arguments say.
    public static func run(_ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32) -> Never {
        var count = CommandLine.argc
        var arguments = CommandLine.unsafeArgv
        exit(runDriver(&count, &arguments, body))
    }

    /// An input as bytes.
    public static func bytes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
        Array(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count))
    }
}

/// libFuzzer's own main, which is linked along, names this function; ours hands its body over instead.
@_cdecl("LLVMFuzzerTestOneInput")
public func unusedTestOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    preconditionFailure("the program's own main runs")
}
